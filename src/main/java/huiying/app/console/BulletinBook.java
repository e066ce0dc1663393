package huiying.app.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import huiying.bot.sheets.Formulas;

/** A bulletin as a workbook, one sheet for each of its tables; whatever looks like a formula is text, and each sheet says who took it. */
final class BulletinBook {
    private BulletinBook() {
    }

    static byte[] of(Bulletin bulletin, String mark) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Huiying", "1.0")) {
            for (var part : bulletin.parts()) {
                fill(book.newWorksheet(part.name()), bulletin, part, mark);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, Bulletin bulletin, Bulletin.Part part, String mark) {
        sheet.value(0, 0, Formulas.harmless(bulletin.head().title() + " " + bulletin.head().period()));
        sheet.value(1, 0, Formulas.harmless(mark));
        for (int c = 0; c < part.columns().size(); c++) {
            sheet.value(3, c + 1, Formulas.harmless(part.columns().get(c)));
        }
        for (int r = 0; r < part.lines().size(); r++) {
            row(sheet, r + 4, part.lines().get(r));
        }
    }

    private static void row(Worksheet sheet, int at, Bulletin.Line line) {
        sheet.value(at, 0, Formulas.harmless(line.name()));
        for (int c = 0; c < line.figures().size(); c++) {
            var figure = line.figures().get(c);
            if (figure.number() == null) {
                sheet.value(at, c + 1, Formulas.harmless(figure.text()));
            } else {
                sheet.value(at, c + 1, figure.number());
            }
        }
    }
}
