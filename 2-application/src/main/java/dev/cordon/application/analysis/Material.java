package dev.cordon.application.analysis;

import java.util.List;

import dev.cordon.application.reading.FoundLink;
import dev.cordon.application.reading.Opened;
import dev.cordon.application.reading.View;
import dev.cordon.kernel.message.Message;

/**
 * Everything that was read of one message, for analysers. Nothing in it is changed by them.
 *
 * @param message the message as it will be handed on
 * @param opened the message as it was opened
 * @param views every text, those that came as files included
 * @param files every file
 * @param links everything that leads elsewhere
 */
public record Material(Message message, Opened opened, List<View> views, List<FileSeen> files, List<FoundLink> links) {

    /** Copies the lists. */
    public Material {
        views = List.copyOf(views);
        files = List.copyOf(files);
        links = List.copyOf(links);
    }
}
