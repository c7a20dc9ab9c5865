package dev.cordon.runtime;

import java.util.function.Supplier;

/** Measures how long each stage takes. One thread only. */
final class StageClock {
    private long initiation;
    private long application;
    private long verification;
    private long conclusion;

    <T> T initiation(Supplier<T> stage) {
        long start = System.nanoTime();
        try {
            return stage.get();
        } finally {
            initiation += System.nanoTime() - start;
        }
    }

    <T> T application(Supplier<T> stage) {
        long start = System.nanoTime();
        try {
            return stage.get();
        } finally {
            application += System.nanoTime() - start;
        }
    }

    <T> T verification(Supplier<T> stage) {
        long start = System.nanoTime();
        try {
            return stage.get();
        } finally {
            verification += System.nanoTime() - start;
        }
    }

    <T> T conclusion(Supplier<T> stage) {
        long start = System.nanoTime();
        try {
            return stage.get();
        } finally {
            conclusion += System.nanoTime() - start;
        }
    }

    StageNanos nanos() {
        return new StageNanos(initiation, application, verification, conclusion);
    }
}
