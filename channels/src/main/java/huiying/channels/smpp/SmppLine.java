package huiying.channels.smpp;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SSLSocketConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one bind at the message centre, comes back after every failure, and lets out no more than the operator allows. */
final class SmppLine {
    private static final Logger LOG = LoggerFactory.getLogger(SmppLine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration CHORES = Duration.ofSeconds(30);
    private static final byte FINAL_RECEIPT = 1;
    private static final byte HEADER = 0x40;

    private final SmppAccount account;
    private final Pace pace;
    private final Semaphore window;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable SMPPSession session;

    SmppLine(SmppAccount account, Clock clock) {
        this.account = account;
        this.pace = new Pace(account.limits().perSecond(), clock);
        this.window = new Semaphore(account.limits().window());
    }

    /** What is to be done before each bind, and now and then while it is held. */
    record Meanwhile(Runnable beforeBind, Runnable chores) {
    }

    void open(MessageReceiverListener ear, Meanwhile meanwhile) {
        Thread.ofVirtual().name("smpp-" + account.account()).start(() -> hold(ear, meanwhile));
    }

    private void hold(MessageReceiverListener ear, Meanwhile meanwhile) {
        var pause = FIRST_PAUSE;
        try {
            while (closing.getCount() > 0) {
                try {
                    meanwhile.beforeBind().run();
                    var ended = bind(ear);
                    pause = FIRST_PAUSE;
                    while (!ended.await(CHORES.toMillis(), TimeUnit.MILLISECONDS)) {
                        chores(meanwhile);
                    }
                } catch (IOException away) {
                    LOG.warn("the message centre of {} cannot be reached ({}); trying again in {} s", account.account(), away.getMessage(), pause.toSeconds());
                }
                closing.await(pause.toMillis() + ThreadLocalRandom.current().nextLong(500), TimeUnit.MILLISECONDS);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void chores(Meanwhile meanwhile) {
        try {
            meanwhile.chores().run();
        } catch (RuntimeException notNow) {
            LOG.warn("chores of a held line failed and are tried again: {}", notNow.toString());
        }
    }

    /** Counts down when this session is over. */
    private CountDownLatch bind(MessageReceiverListener ear) throws IOException {
        var ended = new CountDownLatch(1);
        var fresh = account.address().tls() ? new SMPPSession(new SSLSocketConnectionFactory()) : new SMPPSession();
        fresh.setPduProcessorDegree(1);
        fresh.setTransactionTimer(account.limits().answer().toMillis());
        fresh.setEnquireLinkTimer((int) account.limits().idle().toMillis());
        fresh.setMessageReceiverListener(ear);
        fresh.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
                ended.countDown();
            }
        });
        var login = account.login();
        fresh.connectAndBind(account.address().name(), account.address().port(), new BindParameter(BindType.BIND_TRX, login.systemId(), login.password(),
                login.systemType(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null), account.limits().answer().toMillis());
        session = fresh;
        LOG.info("bound to the message centre of {}", account.account());
        return ended;
    }

    boolean connected() {
        var now = session;
        return now != null && now.getSessionState().isTransmittable();
    }

    void close() {
        closing.countDown();
        var last = session;
        if (last != null) {
            last.unbindAndClose();
        }
    }

    /** Sends one part, waiting a few seconds for its turn. */
    Outcome submit(String to, Coding.Sent part) {
        try {
            var wait = pace.take(PATIENCE);
            if (wait.compareTo(PATIENCE) > 0) {
                return new Outcome.Later("throttled", wait);
            }
            closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (!window.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome.Later("window-full", PATIENCE);
            }
            try {
                return submitNow(to, part);
            } finally {
                window.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("stopping", PATIENCE);
        }
    }

    private Outcome submitNow(String to, Coding.Sent part) {
        var now = session;
        if (now == null || !now.getSessionState().isTransmittable()) {
            return new Outcome.Later("not-connected", Duration.ofSeconds(10));
        }
        try {
            var result = now.submitShortMessage("", Numbers.typeOfOurs(account.from()), Numbers.planOfOurs(account.from()), Numbers.digits(account.from()),
                    TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, Numbers.digits(to), new ESMClass(part.header() ? HEADER : 0), (byte) 0, (byte) 0,
                    null, null, new RegisteredDelivery(FINAL_RECEIPT), (byte) 0, new RawDataCoding((byte) part.coding()), (byte) 0, part.octets());
            pace.wentWell();
            return new Outcome.Taken(result.getMessageId());
        } catch (NegativeResponseException refused) {
            return refused(now, refused.getCommandStatus());
        } catch (PDUException neverLeft) {
            return new Outcome.Never("smpp-pdu");
        } catch (ResponseTimeoutException | InvalidResponseException | IOException noAnswer) {
            return new Outcome.Doubtful("smpp-no-answer");
        }
    }

    private Outcome refused(SMPPSession now, int status) {
        if (Outcome.slowDown(status)) {
            pace.slowDown();
        } else if (status == 0x04) {
            now.close();
        }
        return Outcome.refusal(status);
    }
}
