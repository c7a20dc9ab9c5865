package dev.cordon.files;

/** Turns off the log of POI, whose interface would complain on standard error that nobody listens, and may quote a file. */
public final class PoiLog {

    private PoiLog() {}

    /** To be called before the first class of POI is used; a program that configured the log itself is left alone. */
    public static void off() {
        if (System.getProperty("log4j2.loggerContextFactory") == null) {
            System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
            System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        }
    }
}
