package huiying.app.providers;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import huiying.channels.wechat.Menu;
import huiying.channels.wechat.MenuDesk;
import huiying.channels.wechat.MenuDesk.Published;

/** Brings the menus of Official Accounts up to what is configured when the service has started. */
public final class Menus implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Menus.class);

    private final List<Wanted> wanted;
    private volatile boolean running;

    /** The menu an account shall have. */
    public record Wanted(String account, MenuDesk desk, Menu menu) {
    }

    public Menus(List<Wanted> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    /** On a thread of its own: a platform that does not answer keeps nobody from starting. */
    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("menus").start(() -> wanted.forEach(Menus::publish));
    }

    private static void publish(Wanted wanted) {
        switch (wanted.desk().publish(wanted.menu())) {
            case Published.Same same -> LOG.debug("the menu of wechat:{} is as it should be", wanted.account());
            case Published.Changed changed -> LOG.info("the menu of wechat:{} was published; followers see it within a day", wanted.account());
            case Published.Refused refused -> LOG.error("the menu of wechat:{} could not be published: {}", wanted.account(), refused.code());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
