package huiying.app.security;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

/** Forgets sessions that are over and old tries to sign in. */
@Configuration(proxyBeanMethods = false)
class SessionSweep {

    @Bean
    Task<Void> sessionsOver(Sessions sessions, LoginLimiter limiter) {
        return Tasks.recurring("sessions", FixedDelay.of(Duration.ofMinutes(5))).execute((instance, context) -> {
            sessions.sweep();
            limiter.sweep();
        });
    }
}
