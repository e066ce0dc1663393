package huiying.bot.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that want to be more than a table. */
class BombsTest {
    private static void refused(byte[] file, Format format, String why) {
        assertThatThrownBy(() -> new TableReader(Budget.USUAL).read(file, format)).isInstanceOfSatisfying(Unreadable.class,
                no -> assertThat(no.code()).isEqualTo(why));
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] good() {
        return TableWriter.write(new Table(List.of("code", "name_zh"), List.of(new Table.Row(2, Map.of("code", "02", "name_zh", "市政")))), Format.XLSX);
    }

    @Test
    void aGoodWorkbookIsRead() throws Unreadable {
        assertThat(new TableReader(Budget.USUAL).read(good(), Format.XLSX).rows().getFirst().cells()).containsEntry("name_zh", "市政");
    }

    @Test
    void aSmallPackageThatUnpacksToSixtyMegabytes() {
        refused(zip(Map.of("xl/worksheets/sheet1.xml", new byte[60 << 20])), Format.XLSX, "unpacks-too-big");
    }

    @Test
    void sharedWordsThatUnpackToSixMegabytes() {
        refused(zip(Map.of("xl/sharedStrings.xml", new byte[6 << 20])), Format.XLSX, "unpacks-too-big");
    }

    @Test
    void aPackageOfAThousandParts() {
        var parts = new java.util.HashMap<String, byte[]>();
        for (int n = 0; n < 1000; n++) {
            parts.put("part" + n, new byte[1]);
        }
        refused(zip(parts), Format.XLSX, "too-many-entries");
    }

    @Test
    void entitiesWithinEntities() {
        var laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>".getBytes(StandardCharsets.UTF_8);
        refused(zip(Map.of("xl/workbook.xml", laughs)), Format.XLSX, "not-plain");
        var padded = ("<?xml version=\"1.0\"?>" + " ".repeat(8180) + "<!DOCTYPE x>").getBytes(StandardCharsets.UTF_8);
        refused(zip(Map.of("xl/workbook.xml", padded)), Format.XLSX, "not-plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/externalLinks/externalLink1.xml", "xl/vbaProject.bin", "xl/embeddings/oleObject1.bin"})
    void linksMacrosAndThingsInside(String part) {
        refused(zip(Map.of(part, new byte[10])), Format.XLSX, "not-plain");
    }

    @Test
    void aFileThatIsTooBigTooLongOrTooWide() {
        refused(new byte[(5 << 20) + 1], Format.CSV, "file-too-big");
        refused(("a\n" + "b\n".repeat(100_001)).getBytes(StandardCharsets.UTF_8), Format.CSV, "too-many-rows");
        refused(("a" + ",b".repeat(300)).getBytes(StandardCharsets.UTF_8), Format.CSV, "too-many-columns");
        refused((("x" + ",x".repeat(150) + "\n").repeat(7_000)).getBytes(StandardCharsets.UTF_8), Format.CSV, "too-many-cells");
        refused(("a\n" + "x".repeat(40_000)).getBytes(StandardCharsets.UTF_8), Format.CSV, "cell-too-long");
    }

    @Test
    void aFileThatTakesTooLong() {
        var hasty = new TableReader(new Budget(5 << 20, 50L << 20, 100_000, 1_000_000, Duration.ZERO));
        assertThatThrownBy(() -> hasty.read("a\nb".getBytes(StandardCharsets.UTF_8), Format.CSV)).isInstanceOfSatisfying(Unreadable.class,
                no -> assertThat(no.code())
                        .isEqualTo("too-slow"));
    }

    @Test
    void brokenFilesAreRefusedInWords() {
        refused("a,\"b".getBytes(StandardCharsets.UTF_8), Format.CSV, "quote-open");
        refused("a,a\n1,2".getBytes(StandardCharsets.UTF_8), Format.CSV, "column-twice");
        refused(new byte[0], Format.CSV, "empty");
        refused("{}".getBytes(StandardCharsets.UTF_8), Format.JSON, "not-a-list");
        refused("[{".getBytes(StandardCharsets.UTF_8), Format.JSON, "not-json");
        refused(("[" + "[".repeat(500)).getBytes(StandardCharsets.UTF_8), Format.JSON, "not-json");
        refused("words".getBytes(StandardCharsets.UTF_8), Format.XLSX, "not-a-workbook");
    }

    /** Whatever bytes come, the answer is a table or a reason. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void damagedFilesNeverBreakTheReader(Format format) {
        var random = new Random(7);
        var table = new Table(List.of("code", "name_zh"), List.of(new Table.Row(2, Map.of("code", "02", "name_zh", "市政"))));
        var file = TableWriter.write(table, format);
        for (int n = 0; n < 400; n++) {
            var damaged = file.clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                new TableReader(Budget.USUAL).read(damaged, format);
            } catch (Unreadable reason) {
                assertThat(reason.code()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\t=1", "＝1", "＋1", "－1", "＠x"})
    void noCellIsTakenForAFormula(String cell) throws Unreadable {
        var table = new Table(List.of("code", "name_zh"), List.of(new Table.Row(2, Map.of("code", "x", "name_zh", cell))));
        assertThat(new String(TableWriter.write(table, Format.CSV), StandardCharsets.UTF_8)).contains("\"'" + cell);
        for (var format : List.of(Format.CSV, Format.XLSX)) {
            assertThat(new TableReader(Budget.USUAL).read(TableWriter.write(table, format), format).rows().getFirst().cell("name_zh")).isEqualTo(cell);
        }
    }
}
