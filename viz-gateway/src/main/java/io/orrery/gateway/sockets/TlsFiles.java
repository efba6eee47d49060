package io.orrery.gateway.sockets;

import java.nio.file.Path;
import java.util.Optional;

/// What TLS needs, as PEM files.
///
/// @param certificate of the listener, with its chain
/// @param key of the certificate, PKCS#8
/// @param clients certificates of the authorities whose clients are let in; empty lets in everybody
public record TlsFiles(Path certificate, Path key, Optional<Path> clients) {}
