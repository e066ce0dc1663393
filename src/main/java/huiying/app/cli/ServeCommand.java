package huiying.app.cli;

import picocli.CommandLine.Command;

/** Explains how the service is started; starting it is not the command line's work, so that a bad setting is told as everywhere. */
@Command(name = "serve", description = "Start the service. Settings follow as --key=value, for example --server.port=9000; docs/configuration.md has them all.", mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {

    @Override
    public void run() {
        throw new IllegalStateException("serve is carried out before the command line is read");
    }
}
