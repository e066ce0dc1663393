package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;

class SmppDoorTest {
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Test
    void aResidentWhoWritesThroughTheMessageCentreGetsANumberBackThroughIt() throws Exception {
        int port = freePort();
        try (var centre = new SMPPServerSessionListener(port)) {
            var bound = CompletableFuture.supplyAsync(() -> accept(centre));
            try (var house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.smpp.city.host=127.0.0.1",
                    "huiying.smpp.city.port=" + port, "huiying.smpp.city.system-id=hotline", "huiying.smpp.city.password=secret8",
                    "huiying.smpp.city.from=12345", "huiying.smpp.city.idle=2s")) {
                var line = bound.get(60, TimeUnit.SECONDS);
                say(line, "幸福路12号的路灯坏了好几天了");

                Until.holds(() -> assertThat(String.join("", sent)).containsPattern("\\d{4} \\d{4} \\d{4}"));
                assertThat(house.providers().demo()).isFalse();
                assertThat(house.jdbc().sql("select state from cases").query(String.class).list()).hasSize(1).doesNotContain("DRAFT");
                assertThat(house.jdbc().sql("select outcome from receipt").query(String.class).list()).containsExactly("stored");
                line.close();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Takes calls from the beginning: one that nobody answers in time is given up by the other side and made again. */
    private SMPPServerSession accept(SMPPServerSessionListener centre) {
        while (true) {
            try {
                var line = centre.accept();
                line.setMessageReceiverListener(new Ear());
                line.waitForBind(20_000).accept("SMSC");
                return line;
            } catch (PDUStringException impossible) {
                throw new IllegalStateException(impossible);
            } catch (IOException | TimeoutException givenUp) {
                continue;
            }
        }
    }

    private static void say(SMPPServerSession line, String words) throws Exception {
        line.deliverShortMessage("", TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, "8613800138055", TypeOfNumber.NETWORK_SPECIFIC,
                NumberingPlanIndicator.UNKNOWN, "12345", new ESMClass(0), (byte) 0, (byte) 0, new RegisteredDelivery(0), new RawDataCoding((byte) 8),
                words.getBytes(StandardCharsets.UTF_16BE));
    }

    /** Takes every submit_sm; nothing else is expected. */
    private final class Ear implements ServerMessageReceiverListener {
        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source) throws ProcessRequestException {
            var octets = message.getShortMessage();
            int from = message.isUdhi() ? 1 + octets[0] : 0;
            sent.add(new String(octets, from, octets.length - from, StandardCharsets.UTF_16BE));
            try {
                return new SubmitSmResult(new MessageId(Integer.toHexString(sent.size())), new OptionalParameter[0]);
            } catch (PDUStringException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession source) throws ProcessRequestException {
            throw unexpected();
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) throws ProcessRequestException {
            throw unexpected();
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) throws ProcessRequestException {
            throw unexpected();
        }

        @Override
        public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) throws ProcessRequestException {
            throw unexpected();
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession source)
                throws ProcessRequestException {
            throw unexpected();
        }

        @Override
        public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession source) throws ProcessRequestException {
            throw unexpected();
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm message, SMPPServerSession source)
                throws ProcessRequestException {
            throw unexpected();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
            throw unexpected();
        }

        private static ProcessRequestException unexpected() {
            return new ProcessRequestException("not expected here", 0x03);
        }
    }
}
