package huiying.app.cli;

import java.util.Set;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code huiying serve} and the smaller commands beside it. */
@Command(name = "huiying", description = "Citizen hotline and chatbot service.", mixinStandardHelpOptions = true, version = "huiying 0.1.0", subcommands = {
        ServeCommand.class, ClassifyCommand.class, TrainCommand.class, EvaluateCommand.class})
public final class HuiyingCommand implements Runnable {
    private static final Set<String> OPTIONS = Set.of("--help", "-h", "--version", "-V");

    /** True when the arguments name a command; settings alone ({@code --server.port=9000}) start the service. */
    public static boolean asksForCommand(String... arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("-") || OPTIONS.contains(arguments[0]));
    }

    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new HuiyingCommand());
        line.setExecutionExceptionHandler((failure, at, parsed) -> {
            at.getErr().println(failure.getMessage());
            return at.getCommandSpec().exitCodeOnExecutionException();
        });
        return line;
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }
}
