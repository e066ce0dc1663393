package huiying.app.config;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;

import huiying.bot.CallDesk;
import huiying.bot.CaseDesk;
import huiying.bot.Switchboard;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.bot.hotline.AgentLines;
import huiying.bot.hotline.CallBacks;
import huiying.bot.hotline.HotlineRules;
import huiying.bot.hotline.PhoneCalls;
import huiying.bot.hotline.SurveyCalls;
import huiying.bot.hotline.Talks;
import huiying.bot.hotline.Transcripts;
import huiying.bot.hotline.Waiting;
import huiying.bot.intake.ServiceLines;
import huiying.bot.intake.Wishes;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.progress.Moves;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Vault;
import huiying.channels.Channels;

/** People on the telephone. */
@Configuration(proxyBeanMethods = false)
class HotlineWiring {
    private static final ServiceLines DEMO = new ServiceLines(List.of(new ServiceLines.ServiceLine("0201", "临澜水务热线", "the water company", List.of(
            "+8675500021", "+8675500022"))));

    /** In the demo nobody minds being rung at night. */
    @Bean
    HotlineRules hotlineRules(HotlineSettings settings, Settings.House house, Providers providers) {
        var hours = providers.demo()
                ? new HotlineRules.Hours(LocalTime.MIN, LocalTime.MAX, house.zone())
                : new HotlineRules.Hours(settings.from(), settings.until(), house.zone());
        var desks = providers.agentNumbers().entrySet().stream().filter(desk -> !desk.getValue().isBlank()).collect(Collectors.toMap(Map.Entry::getKey,
                Map.Entry::getValue));
        return new HotlineRules(new HotlineRules.Patience(settings.longestWait(), settings.usualTalk(), settings.absentAfter()), hours, desks, settings
                .recordTalks());
    }

    @Bean
    Wishes wishes(JdbcClient jdbc, Cases cases, HotlineSettings settings, Providers providers) {
        var lines = settings.serviceLines().stream().map(line -> new ServiceLines.ServiceLine(line.category(), line.nameZh(), line.nameEn().isEmpty()
                ? line.nameZh()
                : line.nameEn(), line.numbers())).toList();
        return new Wishes(jdbc, cases, lines.isEmpty() && providers.demo() ? DEMO : new ServiceLines(lines));
    }

    @Bean
    AgentLines agentLines(JdbcClient jdbc, Vault vault, Feed feed, Clock clock) {
        return new AgentLines(jdbc, vault, feed, clock);
    }

    @Bean
    PhoneCalls phoneCalls(JdbcClient jdbc, Vault vault, Feed feed, Clock clock) {
        return new PhoneCalls(jdbc, vault, feed, clock);
    }

    @Bean
    CallBacks callBacks(JdbcClient jdbc, Tasks tasks, Notices notices, HotlineRules rules, Clock clock) {
        return new CallBacks(jdbc, tasks, notices, rules, clock);
    }

    @Bean
    SurveyCalls surveyCalls(JdbcClient jdbc, HotlineRules rules, Clock clock) {
        return new SurveyCalls(jdbc, rules, clock);
    }

    @Bean
    Waiting waiting(PhoneCalls calls, AgentLines lines, CallBacks callBacks, Waiting.Around around, HotlineRules rules, Clock clock) {
        return new Waiting(calls, lines, callBacks, around, rules, clock);
    }

    @Bean
    Waiting.Around aroundWaiting(Cases cases, Wishes wishes, Phrasebook phrases) {
        return new Waiting.Around(cases, wishes, phrases);
    }

    @Bean
    Talks talks(PhoneCalls calls, AgentLines lines, CallBacks callBacks, Waiting waiting, Tasks tasks, Addresses addresses) {
        return new Talks(calls, lines, callBacks, waiting, tasks, addresses);
    }

    @Bean
    Switchboard.House switchboardHouse(PhoneCalls calls, JdbcClient jdbc, Vault vault, Addresses addresses, Channels channels, Clock clock) {
        return new Switchboard.House(calls, new Transcripts(jdbc, vault, clock), addresses, channels);
    }

    @Bean
    Switchboard switchboard(TransactionOperations transactions, Waiting waiting, Talks talks, SurveyCalls surveys, Switchboard.House house, Moves moves) {
        return new Switchboard(transactions, waiting, talks, surveys, house, moves);
    }

    @Bean
    CallDesk callDesk(TransactionOperations transactions, CaseDesk desk, CallDesk.Lines lines, CallDesk.Around around) {
        return new CallDesk(transactions, desk, lines, around);
    }

    @Bean
    CallDesk.Lines callDeskLines(AgentLines agents, PhoneCalls calls, CallBacks callBacks, SurveyCalls surveys) {
        return new CallDesk.Lines(agents, calls, callBacks, surveys);
    }

    @Bean
    CallDesk.Around callDeskAround(Addresses addresses, Cases cases, Channels channels) {
        return new CallDesk.Around(addresses, cases, channels);
    }

    @Bean
    Task<Void> switchboardSweep(Switchboard switchboard) {
        return SweepWiring.sweep("switchboard", Duration.ofSeconds(10), switchboard::sweep);
    }

    @Bean
    Task<Void> surveyCallSweep(Switchboard switchboard, HotlineSettings settings) {
        return SweepWiring.sweep("survey-calls", Duration.ofMinutes(1), () -> {
            if (settings.surveys()) {
                switchboard.callResidents();
            }
        });
    }
}
