package dev.cordon.testkit.providers.graph;

import java.time.Instant;
import java.util.Set;

/**
 * One subscription.
 *
 * @param folder the id of the folder it is about; empty for the whole mailbox
 */
record GraphSubscription(String id, String app, String resource, String userId, String folder, Set<String> changeTypes,
        String notificationUrl,
                         String lifecycleUrl, Instant expires, String clientState, boolean immutableIds) {
    GraphSubscription until(Instant later) {
        return new GraphSubscription(id, app, resource, userId, folder, changeTypes, notificationUrl, lifecycleUrl, later, clientState,
                immutableIds);
    }
}
