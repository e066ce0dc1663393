package huiying.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import huiying.bot.spool.Spool;
import huiying.bot.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Finds the place of the spool: a volume of its own when one is configured, otherwise the data directory. */
public final class SpoolDirectory {
    private SpoolDirectory() {
    }

    public static Spool open(Settings.Spool settings, DataDirectory data, Vault vault, JsonMapper json) {
        var directory = settings.directory() == null ? data.directory("spool") : settings.directory();
        try {
            return Spool.open(Files.createDirectories(directory), settings.limit().toBytes(), vault, json);
        } catch (IOException | UncheckedIOException unusable) {
            throw unusable(directory, unusable);
        }
    }

    private static BadConfiguration unusable(Path directory, Exception why) {
        return new BadConfiguration("huiying.spool.directory", directory + " cannot be used (" + why.getMessage() + ").");
    }
}
