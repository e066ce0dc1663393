package huiying.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import huiying.app.load.GenerateCommand;
import huiying.app.load.MeasureCommand;
import huiying.app.months.SampleMonthCommand;
import huiying.app.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code huiying serve} and the smaller commands beside it. */
@Command(name = "huiying", description = "Citizen hotline and chatbot service.", mixinStandardHelpOptions = true, version = "huiying 0.1.0", subcommands = {
        ServeCommand.class, ReplayCommand.class, SampleMonthCommand.class, ClassifyCommand.class, ExplainCommand.class, TrainCommand.class,
        EvaluateCommand.class,
        CompareCommand.class, TrainAddressesCommand.class, HotspotsCommand.class, GenerateCommand.class, MeasureCommand.class, VerifyChainCommand.class})
public final class HuiyingCommand implements Runnable {
    private static final String SERVE = "serve";
    private static final Set<String> HELP = Set.of("--help", "-h", "--version", "-V");

    /** True when the arguments name a command other than starting the service; settings alone ({@code --server.port=9000}) start it too. */
    public static boolean asksForCommand(String... arguments) {
        boolean serves = arguments.length == 0 || arguments[0].equals(SERVE) || arguments[0].startsWith("-") && !HELP.contains(arguments[0]);
        return !serves || HELP.stream().anyMatch(List.of(arguments)::contains);
    }

    /** What remains for the service. */
    public static String[] settings(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(SERVE) ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
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
