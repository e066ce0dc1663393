package huiying.channels.twilio;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

import huiying.channels.CleanText;
import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;
import huiying.channels.sms.Pieces;
import huiying.channels.wire.Wire;

/** Sends one text message through the REST interface. */
final class SmsSender {

    /** Longer ones are refused by the provider. */
    static final int LONGEST = 1_600;

    private final TwilioAccount account;
    private final TwilioRestClient client;

    SmsSender(TwilioAccount account, Wire wire) {
        this.account = account;
        this.client = new TwilioRestClient.Builder(account.accountSid(), account.tokens().current()).httpClient(new TwilioHttp(wire, account.apiBaseUrl()))
                .build();
    }

    /** Words too long for one message go as several; when only the first of them went, nobody knows what the resident can make of it. */
    Delivery send(OutboundMessage message) {
        var pieces = pieces(message);
        var sent = send(message, pieces, 0);
        for (int n = 1; n < pieces.size() && sent instanceof Delivery.Delivered; n++) {
            if (!(send(message, pieces, n) instanceof Delivery.Delivered)) {
                return new Delivery.Unknown("partly");
            }
        }
        return sent;
    }

    private Delivery send(OutboundMessage message, List<String> pieces, int n) {
        try {
            var sent = Message.creator(new PhoneNumber(message.to().value()), new PhoneNumber(account.from()), pieces.get(n))
                    .setStatusCallback(statusCallback(account, message, n + 1 < pieces.size())).create(client);
            return new Delivery.Delivered(Optional.ofNullable(sent.getSid()).orElse(""));
        } catch (TwilioHttp.NoResponse e) {
            return e.delivery();
        } catch (ApiConnectionException unreadableAnswer) {
            return new Delivery.Unknown("unreadable-answer");
        } catch (ApiException answer) {
            return outcome(answer.getCode(), answer.getStatusCode());
        }
    }

    /** An exception that names neither code nor status is the SDK failing to read a success. */
    static Delivery outcome(@Nullable Integer code, @Nullable Integer status) {
        if (code != null) {
            return TwilioCodes.delivery(code);
        }
        return status == null ? new Delivery.Unknown("unreadable-answer") : TwilioCodes.delivery(status);
    }

    static List<String> pieces(OutboundMessage message) {
        return Pieces.of(CleanText.of(message.text()), LONGEST);
    }

    /** Carries our own key, so that a message whose fate is unknown can be settled when its report comes; {@code more} marks a piece that others follow. */
    static String statusCallback(TwilioAccount account, OutboundMessage message, boolean more) {
        return account.publicDoor("sms/status") + "?key=" + message.key() + (more ? "&more=1" : "");
    }
}
