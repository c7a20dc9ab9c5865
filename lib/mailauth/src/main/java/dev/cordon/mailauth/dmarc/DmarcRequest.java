package dev.cordon.mailauth.dmarc;

import java.util.List;

/**
 * What was found out about one message.
 *
 * @param authors addresses of the From field, or only their domains
 * @param dkimPassDomains the {@code d=} of each signature that passed
 * @param spfPassDomain the domain that SPF passed; empty when it did not
 */
public record DmarcRequest(List<String> authors, List<String> dkimPassDomains, String spfPassDomain) {
    /** Copies the lists. */
    public DmarcRequest {
        authors = List.copyOf(authors);
        dkimPassDomains = List.copyOf(dkimPassDomains);
    }
}
