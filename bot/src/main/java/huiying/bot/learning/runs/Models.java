package huiying.bot.learning.runs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.nlp.category.CategoryModel;
import huiying.nlp.starter.StarterModels;
import huiying.nlp.text.Normaliser;

/** Models by the training they come from, read once; the few used last stay in memory. Thread-safe. */
public final class Models {
    private static final int KEPT = 3;

    private final Runs runs;
    private final Map<UUID, CategoryModel> known = new LinkedHashMap<>(8, .75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, CategoryModel> eldest) {
            return size() > KEPT;
        }
    };
    private @Nullable CategoryModel bundled;

    public Models(Runs runs) {
        this.runs = runs;
    }

    /** The model of a training; the one that ships with the product for null. */
    public synchronized CategoryModel of(@Nullable UUID run) {
        return run == null ? bundled() : known.computeIfAbsent(run, this::read);
    }

    private CategoryModel bundled() {
        var model = bundled == null ? new StarterModels(Normaliser.standard()).category() : bundled;
        bundled = model;
        return model;
    }

    private CategoryModel read(UUID run) {
        var bytes = runs.model(run).orElseThrow(() -> new IllegalStateException("training " + run + " has no model"));
        var expected = runs.find(run).map(Run::outcome).map(Run.Outcome::modelHash).orElse("");
        if (!hash(bytes).equals(expected)) {
            throw new IllegalStateException("the model of training " + run + " is not the one that was made");
        }
        try {
            return CategoryModel.read(new ByteArrayInputStream(bytes));
        } catch (IOException damaged) {
            throw new UncheckedIOException("the model of training " + run + " cannot be read", damaged);
        }
    }

    static byte[] bytes(CategoryModel model) {
        var out = new ByteArrayOutputStream();
        try {
            model.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** What a model file is known by. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
