package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Doc;

/** Where state is kept. */
@Doc("Where state is kept.")
public record StoreConfig(
        @Doc("The folder for everything Cordon keeps: `state.db`, `blobs/`, `ledger/`, `secrets/`, `parked/`. Created when missing, "
                + "readable by its owner only. A relative path starts at the configuration file.") String folder) {}
