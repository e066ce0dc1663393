package huiying.app.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** Turns a start that failed for a reason the operator can mend into one sentence that names the key. */
public final class OneSentence implements FailureAnalyzer, FailureAnalysisReporter, Ordered {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence != null) {
                return new FailureAnalysis(sentence, null, failure);
            }
        }
        return null;
    }

    @Override
    @SuppressWarnings("SystemOut")
    public void report(FailureAnalysis analysis) {
        System.err.println("Huiying did not start: " + analysis.getDescription());
    }

    private static @Nullable String sentence(Throwable failure) {
        return switch (failure) {
            case BadConfiguration bad -> bad.getMessage();
            case PortInUseException taken -> "server.port " + taken.getPort() + " is already in use by another program.";
            case BindException unbindable -> unbindable.getName() + " cannot be read: " + innermost(unbindable) + ".";
            default -> null;
        };
    }

    private static @Nullable String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
