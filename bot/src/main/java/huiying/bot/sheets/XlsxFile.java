package huiying.bot.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

import com.fasterxml.aalto.UncheckedStreamException;

/** The first sheet of a workbook. What is packed is unpacked once only to be measured, before anything in it is believed. */
final class XlsxFile {
    private static final int CHUNK = 8192;

    private final Budget budget;
    private final Budget.Spent spent;

    XlsxFile(Budget budget) {
        this.budget = budget;
        this.spent = budget.new Spent();
    }

    List<TableReader.Line> rows(byte[] file) throws Unreadable {
        measure(file);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file)); var rows = book.getFirstSheet().openStream()) {
            var lines = new ArrayList<TableReader.Line>();
            for (var walk = rows.iterator(); walk.hasNext();) {
                lines.add(line(walk.next()));
            }
            return lines;
        } catch (IOException | UncheckedIOException | ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException | UncheckedStreamException
                | NullPointerException broken) {
            throw new Unreadable("not-a-workbook");
        }
    }

    private TableReader.Line line(Row row) throws Unreadable {
        if (row.getCellCount() > Budget.COLUMNS) {
            throw new Unreadable("too-many-columns");
        }
        spent.row(row.getCellCount());
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(spent.cell(text(row.getCell(i))));
        }
        return new TableReader.Line(row.getRowNum(), cells);
    }

    /** A formula is shown, never computed; numbers as they were typed. */
    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.FORMULA) {
            return "=" + cell.getFormula();
        }
        var raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return raw == null ? "" : raw;
    }

    /** By the same directory the reader goes by, so that nothing hides between two ways of reading. */
    private void measure(byte[] file) throws Unreadable {
        try (var zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            long total = 0;
            int entries = 0;
            for (var all = zip.getEntries(); all.hasMoreElements();) {
                var entry = all.nextElement();
                var name = entry.getName().toLowerCase(Locale.ROOT);
                if (++entries > Budget.ENTRIES || name.startsWith("xl/externallinks/") || name.endsWith("vbaproject.bin") || name.contains("embeddings/")) {
                    throw new Unreadable(entries > Budget.ENTRIES ? "too-many-entries" : "not-plain");
                }
                try (var part = zip.getInputStream(entry)) {
                    total += measure(part, name, budget.unpacked() - total);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Unreadable("not-a-workbook");
        }
    }

    /** The size of one part; a part with a document type of its own could make more of itself and is refused. */
    private static long measure(InputStream zip, String name, long left) throws IOException, Unreadable {
        long most = name.endsWith("sharedstrings.xml") ? Math.min(left, Budget.SHARED_STRINGS) : left;
        var chunk = new byte[CHUNK];
        long size = 0;
        var tail = "";
        for (int n = zip.read(chunk); n > 0; n = zip.read(chunk)) {
            size += n;
            if (size > most) {
                throw new Unreadable("unpacks-too-big");
            }
            var text = tail + new String(chunk, 0, n, StandardCharsets.ISO_8859_1);
            if (name.endsWith(".xml") && (text.contains("<!DOCTYPE") || text.contains("<!ENTITY"))) {
                throw new Unreadable("not-plain");
            }
            tail = text.substring(Math.max(0, text.length() - 16));
        }
        return size;
    }
}
