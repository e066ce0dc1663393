package huiying.channels.twilio;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.google.re2j.Pattern;

import huiying.channels.Address;
import huiying.channels.CallEvent;
import huiying.channels.CallPlan;
import huiying.channels.CleanText;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Fetched;
import huiying.channels.Inbound;
import huiying.channels.MediaSource;
import huiying.channels.OutboundMessage;
import huiying.channels.OutgoingCall;
import huiying.channels.Telephone;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.twilio.CallStep.Kind;
import huiying.channels.wire.Wire;

/** The telephone of one account. A message's id is the call's id, a colon and the number of the step, so that a repeated request is the same message. */
public final class VoiceChannel implements Telephone, MediaSource {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** Shorter while the caller hears that we are looking: they have waited once already. */
    private static final Duration PATIENCE_ON_HOLD = Duration.ofSeconds(4);
    private static final Duration BURST_CAP = Duration.ofSeconds(10);
    /** Two minutes of speech are written down long before. */
    private static final Duration TRANSCRIBED_WITHIN = Duration.ofMinutes(30);

    /** How callers without a number appear: as words, or as those words typed on a keypad. */
    private static final Set<String> WITHHELD = Set.of("266696687", "7378742833", "2562533", "86282452253", "8656696");
    private static final Pattern PROBABILITY = Pattern.compile("[01](\\.[0-9]{1,17})?");
    private static final Set<String> ENDED = Set.of("completed", "canceled", "busy", "failed", "no-answer");

    private final TwilioAccount account;
    private final TwilioSignature signature;
    private final VoiceScript script;
    private final LineScript lineScript;
    private final VoiceCalls calls;
    private final Clock clock;
    private final CallersOnLine onLine;
    private final TwilioMedia recordings;
    private final boolean transcribes;

    public VoiceChannel(TwilioAccount account, VoiceLine line, Wire wire, Clock clock) {
        this.account = account;
        this.signature = new TwilioSignature(account);
        this.script = new VoiceScript(account, line);
        this.lineScript = new LineScript(account, line, script);
        this.calls = new VoiceCalls(account, wire);
        this.clock = clock;
        this.onLine = new CallersOnLine(clock);
        this.recordings = TwilioMedia.ofCalls(account, wire);
        this.transcribes = !line.transcribes().isEmpty();
    }

    @Override
    public String name() {
        return "voice";
    }

    @Override
    public String account() {
        return account.account();
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return signature.verify(request);
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        var step = CallStep.of(request);
        if (step.kind().isOfTheLine()) {
            return List.of();
        }
        var fields = Fields.of(request);
        var call = fields.sid("CallSid");
        var caller = caller(fields, call);
        var content = content(step, fields);
        remember(step, caller, content);
        return List.of(new Inbound.Message(caller, call + ":" + idInCall(step, fields), clock.instant(), content, true));
    }

    @Override
    public Optional<CallEvent> event(WebhookRequest request) {
        var step = CallStep.of(request);
        if (step.kind() == Kind.ELSEWHERE) {
            return Optional.empty();
        }
        var fields = Fields.of(request);
        var leg = step.kind() == Kind.CONFERENCE || step.kind() == Kind.TALK ? fields.get("CallSid").orElse("") : fields.sid("CallSid");
        return LineEvents.read(step, fields, new CallEvent.Caller(caller(fields, leg), leg, step.number(), step.language()));
    }

    @Override
    public WebhookReply reply(WebhookRequest request, CallPlan plan) {
        var step = CallStep.of(request);
        return step.kind().isReport() ? WebhookReply.empty() : WebhookReply.xml(lineScript.write(step, plan));
    }

    private void remember(CallStep step, Address caller, Content content) {
        if (content instanceof Content.Left) {
            onLine.gone(caller.value());
        } else if (!step.kind().isReport()) {
            onLine.heard(caller.value());
        }
    }

    /** Our own calls have the resident at the other end. A caller without a number is known by the call, and can only be answered in it. */
    private Address caller(Fields fields, String call) {
        boolean ours = fields.get("Direction").filter(direction -> direction.startsWith("outbound")).isPresent();
        var number = fields.phoneNumber(ours ? "To" : "From").filter(found -> !WITHHELD.contains(found.replace("+", "")));
        return new Address(name(), account(), number.orElse(call));
    }

    /** Waiting repeats the id of the step waited for: the message is known, its answer is collected. */
    private static String idInCall(CallStep step, Fields fields) {
        return switch (step.kind()) {
            case CALLED, STEP, WAIT, RECORDED -> Integer.toString(step.number());
            case RECORDING -> step.number() + (tellsTheCaller(fields) ? "" : ":recording");
            case STATUS -> "status:" + status(fields, "CallStatus");
            case DIALED, FALLBACK, QUEUE, AGENT, MEET, LEG, CONFERENCE, MACHINE, TRANSCRIBED, TALK, ELSEWHERE -> throw new UnreadableRequest(
                    "one of the voice doors was expected");
        };
    }

    private static Content content(CallStep step, Fields fields) {
        return switch (step.kind()) {
            case CALLED -> new Content.Arrived(fields.request().queryParameter("about").map(about -> "call:" + about).orElse(null));
            case STEP -> heard(fields);
            case WAIT -> new Content.Silence();
            case RECORDED -> recording(fields);
            case RECORDING -> tellsTheCaller(fields) ? recording(fields) : new Content.Ignored("recording-" + status(fields, "RecordingStatus"));
            case STATUS -> ENDED.contains(status(fields, "CallStatus")) ? new Content.Left() : new Content.Ignored(status(fields, "CallStatus"));
            case DIALED, FALLBACK, QUEUE, AGENT, MEET, LEG, CONFERENCE, MACHINE, TRANSCRIBED, TALK, ELSEWHERE -> throw new UnreadableRequest(
                    "one of the voice doors was expected");
        };
    }

    private static Content heard(Fields fields) {
        var pressed = fields.get("Digits").<Content>map(keys -> new Content.KeyPress(CleanText.cut(CleanText.of(keys), 40)));
        return pressed.or(() -> fields.get("SpeechResult").map(words -> new Content.Text(CleanText.of(words), confidence(fields))))
                .orElseGet(Content.Silence::new);
    }

    /** Some recognisers name none or zero for words they did hear: then it is even odds. */
    private static double confidence(Fields fields) {
        return fields.get("Confidence").filter(PROBABILITY::matches).map(Double::parseDouble).filter(value -> value > 0 && value <= 1).orElse(0.5);
    }

    /** Reports about recordings usually do not say whose they are; then the step that took the recording is the message, and this one is only noted. */
    private static boolean tellsTheCaller(Fields fields) {
        return fields.get("From").isPresent();
    }

    private static Content recording(Fields fields) {
        return fields.webAddress("RecordingUrl").<Content>map(url -> new Content.Voice(url, null)).orElseGet(Content.Silence::new);
    }

    private static String status(Fields fields, String name) {
        return fields.get(name).map(status -> CleanText.cut(status, 20)).orElse("unknown");
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return switch (CallStep.of(request).kind()) {
            case CALLED, STEP, RECORDED -> PATIENCE;
            case WAIT -> PATIENCE_ON_HOLD;
            case DIALED, RECORDING, STATUS, FALLBACK, QUEUE, AGENT, MEET, LEG, CONFERENCE, MACHINE, TRANSCRIBED, TALK, ELSEWHERE -> Duration.ZERO;
        };
    }

    @Override
    public Duration burstCap() {
        return BURST_CAP;
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        var step = CallStep.of(request);
        if (step.kind().isReport()) {
            return WebhookReply.empty();
        }
        return WebhookReply.xml(answers.isEmpty() ? unanswered(step) : script.answer(step, answers));
    }

    /** Nobody has said what comes after a talk, or while somebody waits: the caller is asked to come again. */
    private String unanswered(CallStep step) {
        return switch (step.kind()) {
            case DIALED, QUEUE -> lineScript.write(step, new CallPlan.Hold(List.of()));
            case FALLBACK -> script.afterFailure(step);
            case AGENT, MEET -> lineScript.write(step, new CallPlan.GoodBye(List.of()));
            case CALLED, STEP, WAIT, RECORDED, RECORDING, STATUS, LEG, CONFERENCE, MACHINE, TRANSCRIBED, TALK, ELSEWHERE -> script.holdOn(step);
        };
    }

    @Override
    public boolean spoken() {
        return true;
    }

    /** Whoever has hung up is reached by text message, if the number was shown and is no landline. */
    @Override
    public Address pushAddress(Address address) {
        return Fields.isPhoneNumber(address.value()) && !Fields.isLandline(address.value()) ? new Address("sms", account(), address.value()) : address;
    }

    /** Nobody can be spoken to who is not on the line; whoever is may come for the answer in a moment. */
    @Override
    public Delivery deliver(OutboundMessage message) {
        boolean waiting = onLine.maySoonAsk(message.to().value());
        return waiting ? new Delivery.Failed("on-line", Duration.ofSeconds(5)) : new Delivery.Refused("no-line");
    }

    @Override
    public Delivery place(OutgoingCall call) {
        return calls.place(call);
    }

    @Override
    public Delivery callIn(String leg, UUID call, CallEvent.Role role) {
        return calls.callIn(leg, call, role);
    }

    @Override
    public Delivery end(String leg) {
        return calls.end(leg);
    }

    @Override
    public Fetched fetch(String mediaId, long most) {
        return recordings.fetch(mediaId, most);
    }

    @Override
    public boolean forget(String mediaId) {
        return recordings.forget(mediaId);
    }

    @Override
    public Duration needed() {
        return transcribes ? TRANSCRIBED_WITHIN : Duration.ZERO;
    }
}
