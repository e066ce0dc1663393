package huiying.app.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** A bulletin on A4, with the font inside and the name of whoever took it across each page. */
final class BulletinPaper implements AutoCloseable {
    private static final float MARGIN = 48;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float FIRST = WIDTH * .36f;
    private static final float ROW = 17;
    private static final float BODY = 9;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final CmapLookup known;
    private final String mark;
    private PDPageContentStream out;
    private float y;

    private BulletinPaper(String mark) throws IOException {
        this.mark = mark;
        try (InputStream file = Objects.requireNonNull(BulletinPaper.class.getResourceAsStream("/fonts/report-sans.ttf"))) {
            var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            known = parsed.getUnicodeCmapLookup();
            font = PDType0Font.load(document, parsed, true);
        }
        out = begin();
    }

    static byte[] of(Bulletin bulletin, String language, String mark) {
        try (var paper = new BulletinPaper(mark)) {
            return paper.drawn(bulletin, language);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] drawn(Bulletin bulletin, String language) throws IOException {
        document.getDocumentInformation().setTitle(bulletin.head().title() + " " + bulletin.head().period());
        document.getDocumentCatalog().setLanguage(language);
        text(bulletin.head().title(), MARGIN, 18);
        y -= 18;
        text(bulletin.head().period() + " · " + bulletin.head().asOf(), MARGIN, 10);
        y -= 10;
        for (var part : bulletin.parts()) {
            draw(part);
        }
        out.close();
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private void draw(Bulletin.Part part) throws IOException {
        room(4 * ROW);
        y -= 26;
        text(part.name(), MARGIN, 13);
        y -= 14;
        text(part.note(), MARGIN, 8);
        row("", part.columns());
        for (var line : part.lines()) {
            row(line.name(), line.figures().stream().map(Bulletin.Figure::text).toList());
        }
    }

    private void row(String name, List<String> cells) throws IOException {
        room(ROW);
        y -= ROW;
        text(fitting(name, FIRST - 6), MARGIN, BODY);
        float column = (WIDTH - FIRST) / Math.max(1, cells.size());
        for (int i = 0; i < cells.size(); i++) {
            var cell = fitting(cells.get(i), column - 6);
            text(cell, MARGIN + FIRST + (i + 1) * column - width(cell, BODY), BODY);
        }
        out.setStrokingColor(.85f);
        out.moveTo(MARGIN, y - 5);
        out.lineTo(MARGIN + WIDTH, y - 5);
        out.stroke();
    }

    private void room(float needed) throws IOException {
        if (y - needed < MARGIN) {
            out.close();
            out = begin();
        }
    }

    private PDPageContentStream begin() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        var stream = new PDPageContentStream(document, page);
        y = PDRectangle.A4.getHeight() - MARGIN - 12;
        out = stream;
        stream.setNonStrokingColor(.93f);
        across();
        stream.setNonStrokingColor(0f);
        at(mark + " · " + document.getNumberOfPages(), MARGIN, MARGIN - 22, 7);
        return stream;
    }

    /** Pale, from corner to corner. */
    private void across() throws IOException {
        out.beginText();
        out.setFont(font, 26);
        out.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(52), 110, 190));
        out.showText(clean(mark));
        out.endText();
    }

    private void text(String text, float x, float size) throws IOException {
        at(text, x, y, size);
    }

    private void at(String text, float x, float height, float size) throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x, height);
        out.showText(clean(text));
        out.endText();
    }

    private String fitting(String text, float most) throws IOException {
        var fit = clean(text);
        while (fit.length() > 1 && width(fit, BODY) > most) {
            fit = fit.substring(0, fit.length() - 2) + "…";
        }
        return fit;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(clean(text)) / 1000 * size;
    }

    /** What the font has no picture for becomes a box, never a failure. */
    private String clean(String text) {
        var clean = new StringBuilder();
        text.codePoints().map(point -> Character.isWhitespace(point) ? ' ' : point).forEach(point -> clean.appendCodePoint(known.getGlyphId(point) == 0
                ? '□'
                : point));
        return clean.toString();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
