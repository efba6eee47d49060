package io.orrery.app.embedded;

import java.nio.file.Path;

/// A process that starts servers, prints their process numbers and waits to be killed.
final class ServersMain {
    private ServersMain() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        if (arguments[1].equals("embedded")) {
            // Started from a thread that ends at once, as services may do: the servers must not notice.
            Thread starter = Thread.ofPlatform().start(() -> startBoth(folder, secrets));
            starter.join();
            Thread.sleep(500);
        } else {
            Path program = Bundle.program("/redis-server-7.0.15-linux-amd64", PrivateFiles.folder(folder));
            Process plain = new ProcessBuilder(
                            program.toString(), "--port", Integer.toString(LoopbackPorts.free()), "--save", "")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            System.out.println("pid " + plain.pid());
        }
        System.out.println("ready");
        Thread.sleep(60_000);
    }

    private static void startBoth(Path folder, Secrets secrets) {
        try {
            System.out.println("pid "
                    + EmbeddedPostgres.start(folder.resolve("postgres"), secrets)
                            .pid());
            System.out.println("pid "
                    + EmbeddedRedis.start(folder.resolve("redis"), secrets).pid());
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
