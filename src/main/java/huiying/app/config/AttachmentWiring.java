package huiying.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import huiying.app.attachments.Clamd;
import huiying.app.attachments.S3Store;
import huiying.bot.MessageHandler;
import huiying.bot.attachments.AttachmentStore;
import huiying.bot.attachments.Attachments;
import huiying.bot.attachments.DirectoryStore;
import huiying.bot.attachments.Examiner;
import huiying.bot.attachments.Fetcher;
import huiying.bot.attachments.MediaTurns;
import huiying.bot.attachments.Quota;
import huiying.bot.attachments.Scanner;
import huiying.bot.attachments.Uploads;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.notices.Notices;
import huiying.bot.progress.Moves;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.FileKeys;
import huiying.bot.vault.Vault;
import huiying.channels.Channels;
import tools.jackson.databind.json.JsonMapper;

/** What is sent along: where it lies, who looks at it, who fetches it. */
@Configuration(proxyBeanMethods = false)
class AttachmentWiring {
    private static final int FETCHING = 4;
    private static final Duration LONGEST_RUN = Duration.ofSeconds(20);

    @Bean
    AttachmentStore attachmentStore(AttachmentSettings settings, DataDirectory data) {
        if (settings.store() != null) {
            return new S3Store(settings.store(), settings.region(), settings.accessKey(), settings.secretKey());
        }
        var directory = settings.directory() == null ? data.directory("attachments") : settings.directory();
        try {
            return new DirectoryStore(Files.createDirectories(directory));
        } catch (IOException unwritable) {
            throw new BadConfiguration("huiying.attachments.directory", directory + " cannot be written.");
        }
    }

    @Bean
    Attachments attachments(JdbcClient jdbc, Vault vault, CaseKeys cases, AttachmentStore store, JsonMapper json, Clock clock) {
        return new Attachments(jdbc, new FileKeys(vault, cases), store, json, clock);
    }

    @Bean
    Examiner examiner(AttachmentSettings settings, Settings.House house) {
        return new Examiner(settings.scanner().isEmpty() ? Scanner.NONE : Clamd.at(settings.scanner()), house.zone());
    }

    @Bean
    Quota attachmentQuota(AttachmentSettings settings) {
        return new Quota(settings.most().toBytes(), settings.perDay(), settings.dayBytes().toBytes(), settings.perCase());
    }

    @Bean
    Uploads uploads(TransactionOperations transactions, JdbcClient jdbc, Attachments attachments, Fetcher.Rules rules, Uploads.Telling telling) {
        return new Uploads(transactions, jdbc, attachments, rules.examiner(), new Uploads.Limits(rules.quota(), rules.clock()), telling);
    }

    @Bean
    Uploads.Telling uploadsTelling(huiying.bot.tasks.Tasks tasks, Feed feed, Moves moves) {
        return new Uploads.Telling(tasks, feed, moves::make);
    }

    @Bean
    Fetcher.Rules fetchRules(Examiner examiner, Quota quota, Clock clock) {
        return new Fetcher.Rules(examiner, quota, clock);
    }

    @Bean
    Fetcher.Telling fetchTelling(JdbcClient jdbc, Notices notices, huiying.bot.tasks.Tasks tasks, Feed feed) {
        return new Fetcher.Telling(jdbc, notices, tasks, feed);
    }

    @Bean
    Fetcher.Shelf fetchShelf(JdbcClient jdbc, Vault vault, JsonMapper json) {
        return new Fetcher.Shelf(jdbc, vault, json);
    }

    @Bean
    Fetcher fetcher(TransactionOperations transactions, Fetcher.Shelf shelf, Attachments attachments, Channels channels, Fetcher.Rules rules,
            Fetcher.Telling telling) {
        return new Fetcher(transactions, shelf, attachments, channels, rules, telling);
    }

    @Bean
    @Primary
    InboxWorker.TurnHandler mediaTurns(MessageHandler handler, Fetcher.Shelf shelf, Attachments attachments, Cases cases, Clock clock) {
        return new MediaTurns(handler, shelf, attachments, cases, clock);
    }

    /** Several at a time, because each mostly waits for somebody else's server; what is left is fetched by the next run. */
    @Bean
    Task<Void> fetchSweep(Fetcher fetcher) {
        return Tasks.recurring("attachments", FixedDelay.of(Duration.ofSeconds(1))).execute((instance, context) -> {
            var end = System.nanoTime() + LONGEST_RUN.toNanos();
            var threads = IntStream.range(0, FETCHING).mapToObj(n -> Thread.ofVirtual().name("fetching-" + n).start(() -> fetch(fetcher, end))).toList();
            threads.forEach(AttachmentWiring::join);
        });
    }

    private static void fetch(Fetcher fetcher, long end) {
        boolean more = true;
        while (more && System.nanoTime() < end) {
            more = fetcher.fetchNext();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Bean
    Task<Void> attachmentTidy(Attachments attachments) {
        return Tasks.recurring("attachment-tidy", FixedDelay.of(Duration.ofHours(1))).execute((instance, context) -> attachments.tidy());
    }
}
