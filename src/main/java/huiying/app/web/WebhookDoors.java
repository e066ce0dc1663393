package huiying.app.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import huiying.channels.Channel;
import huiying.channels.Channels;

/** Which channel stands behind the path of a request; a path without an account's name means the account {@code main}. */
final class WebhookDoors {
    private static final String MAIN = "main";

    private final Channels channels;

    WebhookDoors(Channels channels) {
        this.channels = channels;
    }

    /** {@code /channels/wechat[/account]}, {@code /channels/wecom[/account]}, {@code /channels/twilio[/account]/sms|voice[/...]}. */
    Optional<Channel> behind(String path) {
        var steps = Arrays.stream(path.split("/")).filter(step -> !step.isEmpty()).skip(1).toList();
        return steps.isEmpty() ? Optional.empty() : switch (steps.getFirst()) {
            case "wechat", "wecom" -> steps.size() > 2 ? Optional.empty() : channels.find(steps.getFirst(), steps.size() == 2 ? steps.get(1) : MAIN);
            case "twilio" -> twilio(steps.subList(1, steps.size()));
            default -> Optional.empty();
        };
    }

    private Optional<Channel> twilio(List<String> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        return isKind(steps.getFirst())
                ? channels.find(steps.getFirst(), MAIN)
                : Optional.of(steps).filter(named -> named.size() > 1 && isKind(named.get(1))).flatMap(named -> channels.find(named.get(1), named.getFirst()));
    }

    private static boolean isKind(String step) {
        return step.equals("sms") || step.equals("voice");
    }
}
