package huiying.app.console;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.Application;
import huiying.app.security.DemoLogin;
import huiying.app.security.DemoLogins;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.progress.Moves;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.nlp.Evidence;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Prediction;
import huiying.nlp.Span;
import huiying.nlp.Urgency;

/** The whole service on a free port with its own data, and a small cast of cases to put on it. */
public final class Stage implements AutoCloseable {
    public final ConfigurableApplicationContext context;
    public final String url;
    private final Moves moves;
    private final TransactionOperations transactions;
    private int residents;

    public Stage(Path data, int port, String... more) {
        var arguments = java.util.stream.Stream
                .concat(java.util.stream.Stream.of("--server.port=" + port, "--management.server.port=0", "--huiying.learning.automatic=false",
                        "--huiying.data-directory=" + data),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        context = SpringApplication.run(Application.class, arguments);
        url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        moves = context.getBean(Moves.class);
        transactions = context.getBean(TransactionOperations.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** A demo login with this role. */
    public DemoLogin login(String role) {
        return bean(DemoLogins.class).all().stream().filter(login -> login.role().equals(role)).findFirst().orElseThrow();
    }

    public DemoLogin loginOf(String unit) {
        return bean(DemoLogins.class).all().stream().filter(login -> login.login().equalsIgnoreCase(unit)).findFirst().orElseThrow();
    }

    /** What a resident tells; filed with a sure guess, or an unsure one that needs a person. */
    public Case told(Told told, boolean sure) {
        var filed = filed(told, sure);
        // a sure one may be among the few that a person looks at all the same: then the next resident tells it
        return sure && filed.unit() == null ? told(told, true) : filed;
    }

    private Case filed(Told told, boolean sure) {
        residents++;
        var address = bean(Addresses.class)
                .keep(new Address(told.channel(), "main", told.channel().equals("sms") ? "+8613900002%03d".formatted(residents) : "visitor-" + residents));
        var matter = new Matter(Nature.HELP, told.category(), told.urgency(), false, false);
        var draft = Draft.of(told.words(), Language.ZH).titled(told.title()).about(matter).at(Spot.named(told.place()));
        var candidates = List.of(prediction(told, told.category(), sure ? 0.96 : 0.62), prediction(told, "0204", 0.27), prediction(told, "0205", 0.06));
        return Objects.requireNonNull(transactions.execute(status -> {
            var actor = Actor.citizen(address);
            var opened = moves.open(draft, Origin.of(told.channel(), address), actor);
            keep(opened.id(), candidates);
            return moves.file(opened.id(), sure ? new Guess.Clear(candidates) : new Guess.Ambiguous(candidates), actor).filed();
        }));
    }

    /** One resident's words; {@code evidence} is the part of them that speaks for the category. */
    public record Told(String channel, String words, String evidence, String title, String category, Urgency urgency, String place) {
        public static Told lamp(String channel) {
            return new Told(channel, "门口那个路灯不亮了\n都一个礼拜了 天天摸黑\n柳荫里3号楼 快点吧", "路灯", "路灯不亮", "0206", Urgency.ORDINARY, "柳荫里3号楼");
        }

        public Told saying(String words) {
            return new Told(channel, words, evidence, title, category, urgency, place);
        }
    }

    private static Prediction prediction(Told told, String category, double confidence) {
        int at = told.words().indexOf(told.evidence());
        var evidence = at < 0 ? List.<Evidence>of() : List.of(new Evidence(new Span(at, at + told.evidence().length()), .5));
        return new Prediction(category, confidence, evidence);
    }

    private void keep(UUID caseId, List<Prediction> candidates) {
        var json = candidates.stream()
                .map(p -> "{\"label\":\"%s\",\"confidence\":%s,\"evidence\":[%s]}".formatted(p.label(), p.confidence(), p.evidence().stream()
                        .map(e -> "[%d,%d,%s]".formatted(e.span().start(), e.span().end(), e.share())).collect(java.util.stream.Collectors.joining(","))))
                .toList();
        jdbc().sql(
                "insert into prediction (id, case_id, model_version, guess, promise, candidates, at) values (?, ?, 'test', 'ambiguous', 0.9, cast(? as jsonb), ?)")
                .param(Ids.next()).param(caseId).param(json.toString()).param(Instant.now().atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public void close() {
        context.close();
    }

    /** For looking: a stage with a few cases that stays until it is stopped. */
    static void main(String[] arguments) {
        var stage = new Stage(Path.of(arguments[0]), Integer.parseInt(arguments[1]), "--spring.thymeleaf.cache=false");
        if (stage.jdbc().sql("select count(*) from cases").query(Long.class).single() == 0) {
            for (int i = 0; i < 4; i++) {
                stage.told(Told.lamp(i % 2 == 0 ? "wechat" : "sms"), false);
                stage.told(Told.lamp("web"), true);
            }
            stage.told(new Told("sms", "自来水发黄 从早上到现在 幸福苑 我电话13812345678", "自来水发黄", "水质异常", "0205", Urgency.URGENT, "幸福苑"), false);
        }
        tell(stage);
    }

    private static void tell(Stage stage) {
        stage.bean(DemoLogins.class).all().forEach(login -> System.out.println(login.role() + " " + login.login() + " " + login.password()));
        System.out.println(stage.url);
    }
}
