package io.orrery.app.cli;

import io.orrery.app.CommandLineKey;
import io.orrery.app.DataFolder;
import io.orrery.app.RunState;
import io.orrery.app.Setting;
import io.orrery.app.embedded.Secrets;
import io.orrery.app.http.Api;
import java.io.IOException;
import java.util.Optional;

/// The way to the server that runs on a data folder.
final class ServerDoor {
    private ServerDoor() {}

    /// @throws CommandFailure when none runs
    static Api api(DataFolder folder) throws IOException {
        RunState state = new ServerProcess(folder).requireReady();
        Optional<String> preset = Setting.ORRERY_CLI_KEY.in(System.getenv());
        return new Api(
                state.url(), preset.isPresent() ? preset.get() : CommandLineKey.of(new Secrets(folder.secrets())));
    }
}
