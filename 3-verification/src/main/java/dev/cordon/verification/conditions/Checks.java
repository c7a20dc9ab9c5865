package dev.cordon.verification.conditions;

import java.util.List;

/** All detections that need no rule pack. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            // keep sorted
            new ArchiveHostile(),
            new AttachmentDangerous(),
            new AttachmentDisguised(),
            new AttachmentEncryptedWithPassword(),
            new AttachmentMacro(),
            new AttachmentMacroFromStranger(),
            new AttachmentMarkup(),
            new AttachmentMarkupActive(),
            new BodyAppended(),
            new BrandName(),
            new BrandNameWithIntent(),
            new CalendarFromStranger(),
            new CredentialsPretended(),
            new CredentialsStrangersLink(),
            new CredentialsUrgentStrangersLink(),
            new DmarcFails(),
            new DmarcFailsSoftly(),
            new FormWithPassword(),
            new FromDuplicate(),
            new FromMalformed(),
            new FromNamesOtherAddress(),
            new HeaderTrick(),
            new HiddenText(),
            new ImageOnlyWithLink(),
            new InternalFromOutside(),
            new InternalFromOutsideWithIntent(),
            new LinkDisguised(),
            new LinkIpHost(),
            new LinkPunycode(),
            new LinkTextDiffers(),
            new LinkTextDiffersWithIntent(),
            new LookalikeDomain(),
            new MoneyFromFreemail(),
            new MoneyFromStranger(),
            new MoneyGiftCard(),
            new MoneyPretended(),
            new MoneyReplyElsewhere(),
            new OtherEndingLookalike(),
            new PersonDisguised(),
            new PersonName(),
            new PersonNameWithIntent(),
            new SecretHasteFromStranger(),
            new StoryAdvanceFee(),
            new StoryAdvanceFeeHint(),
            new StoryExtortion(),
            new TextDisguised());

    private Checks() {}

    /** All of them. */
    public static List<Check> all() {
        return ALL;
    }
}
