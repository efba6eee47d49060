package io.orrery.app.cli;

import picocli.CommandLine.IVersionProvider;

/// The version of the jar this class lies in.
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"orrery " + (version == null ? "(unpackaged)" : version)};
    }
}
