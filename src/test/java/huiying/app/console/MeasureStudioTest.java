package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.LearningWatch;

/** Prints how long the pages of the studio take with a hundred thousand samples and a judged candidate; run by {@code -Dhuiying.measure=true}. */
@EnabledIfSystemProperty(named = "huiying.measure", matches = "true")
class MeasureStudioTest {
    private static final int TIMES = 40;

    @Test
    void pages() {
        try (var house = House.open(House.directory(), "huiying.learning.quarantine=0s")) {
            var admin = Visitor.signedIn(house, "admin");
            admin.seeForm("/console/studio/train");
            admin.submit("/console/studio/train", Map.of("why", "measured"));
            house.bean(LearningWatch.class).workOff();
            Until.holds(Duration.ofMinutes(8),
                    () -> assertThat(house.jdbc().sql("select count(*) from learning_run where kind = 'asked' and state = 'done'").query(
                            Integer.class).single()).isOne());
            house.owner()
                    .sql("""
                         insert into sample (id, origin, label, text, text_key, language, channel, tags, state, trust, by_person, reason, created_at)
                         select gen_random_uuid(), 'import', label, text || n, sha256(convert_to(text || n, 'UTF8')), language, '', '{}', 'used', 0.9, 'admin', 'measured', now()
                         from sample, generate_series(1, 12) n limit 92000""")
                    .update();
            house.owner().sql("analyze sample").update();
            System.out.println("samples: " + house.jdbc().sql("select count(*) from sample").query(Integer.class).single());
            var judge = "/console/studio/judge/"
                    + house.jdbc().sql("select cast(id as text) from learning_run where kind = 'asked'").query(String.class).single();
            var slowest = 0L;
            for (var page : List.of("/console/studio", "/console/studio?label=0206", "/console/studio?q=%E8%B7%AF%E7%81%AF", "/console/studio/next",
                    "/console/studio/balance", "/console/studio/import", "/console/studio/train", judge, judge + "/classes", judge + "/changed",
                    "/console/studio/release", "/console/studio/talks", "/console/studio/taxonomy", "/console/studio/taxonomy/0206",
                    "/console/studio/lists/answers", "/console/studio/lists/places", "/console/studio/lists/signs", "/console/studio/lists/intents",
                    "/console/studio/intents")) {
                slowest = Math.max(slowest, p95(admin, page));
            }
            System.out.println("slowest page, p95: " + slowest + " ms");
        }
    }

    private static long p95(Visitor who, String page) {
        var times = new ArrayList<Long>();
        for (int n = -3; n < TIMES; n++) {
            long start = System.nanoTime();
            assertThat(who.get(page).statusCode()).as(page).isEqualTo(200);
            if (n >= 0) {
                times.add((System.nanoTime() - start) / 1_000_000);
            }
        }
        times.sort(null);
        long p95 = times.get(TIMES * 95 / 100 - 1);
        System.out.printf("%-45s median %d ms, p95 %d ms%n", page.length() > 45 ? page.substring(0, 20) + "…" + page.substring(page.length() - 20) : page,
                times.get(
                        TIMES / 2),
                p95);
        return p95;
    }
}
