package dev.cordon.kernel.evidence;

/** The names of the facts that stage Verification establishes, because they need the organisation, the world, or the whole dossier. */
public final class JudgedFactNames {

    /** Text, the author's address: nobody here ever got mail from it. */
    public static final FactName SENDER_FIRST_CONTACT = new FactName("sender.first-contact");
    /** Number, how many messages: the author is known here. Knowing somebody is no reason for trust. */
    public static final FactName SENDER_KNOWN = new FactName("sender.known");
    /** Text, the author's address: anybody can have one like it. */
    public static final FactName SENDER_FREEMAIL = new FactName("sender.freemail");
    /** Texts, display name, person, address, how: the author's name is that of somebody in the organisation, the address is not. */
    public static final FactName IDENTITY_PERSON_NAME = new FactName("identity.person-name");
    /** Texts, display name, brand, address: the author's name is that of a well-known sender, the address is not. */
    public static final FactName IDENTITY_BRAND_NAME = new FactName("identity.brand-name");
    /** Texts, where (from, reply-to, return-path, link), domain, protected domain, how: a domain made to be taken for another. */
    public static final FactName DOMAIN_LOOKALIKE = new FactName("domain.lookalike");
    /** Texts, the author's and the other address: answers go to somebody else's domain. */
    public static final FactName REPLY_TO_DIFFERS = new FactName("reply-to.differs");
    /** Texts, the author's domain, then the hosts: no link leads to anything of the author's. */
    public static final FactName LINK_ALL_STRANGERS = new FactName("link.all-strangers");
    /** Texts, field names: it was sent to many, by its own account. */
    public static final FactName MAIL_BULK = new FactName("mail.bulk");
    /** Texts, phrases: it threatens and wants to be paid. */
    public static final FactName TEXT_EXTORTION = new FactName("text.extortion");
    /** Texts, phrases: it promises a fortune to a stranger. */
    public static final FactName TEXT_ADVANCE_FEE = new FactName("text.advance-fee");
    /** Text, the word: the text gives a password for a file. */
    public static final FactName TEXT_FILE_PASSWORD = new FactName("text.file-password");
    /** Text, the author's domain: it answers for this mail (RFC 9989). */
    public static final FactName AUTH_DMARC_PASS = new FactName("auth.dmarc-pass");
    /** Texts, the author's domain, what its owner asks for, whose result: it does not answer for this mail. */
    public static final FactName AUTH_DMARC_FAIL = new FactName("auth.dmarc-fail");
    /** Text, method and both results: ours and the provider's differ about who sent it. */
    public static final FactName AUTH_DISAGREEMENT = new FactName("auth.disagreement");
    /** Text, a word of the authentication library, such as {@code body-rewritten}. */
    public static final FactName AUTH_FINDING = new FactName("auth.finding");
    /** Texts, the signing domain, and why: a signed message of somebody that is perhaps sent again to people it was not meant for. */
    public static final FactName AUTH_REPLAY_SUSPECT = new FactName("auth.replay-suspect");
    /** Texts, what a rule read of the message and its value, as the rule language writes them. */
    public static final FactName RULE_READ = new FactName("rule.read");
    /** Text, the mailbox: its owner, or somebody in its owner's name, reported this message. A reason to look again, and no evidence. */
    public static final FactName REPORT_BY_READER = new FactName("report.by-reader");
    /** Text, what happened: a mistake of ours stopped the inspection. */
    public static final FactName INSPECTION_DEFECT = new FactName("inspection.defect");

    private JudgedFactNames() {}
}
