package huiying.bot.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps requests on this node's disk, sealed, while the database is away, and hands them out in order when it is back. A request that {@link #put} returned for
 * has been written to the disk and may be acknowledged.
 */
public final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final int ID = 2 * Long.BYTES;

    private final Path directory;
    private final SpoolFile file;
    private final FileChannel progress;
    private final Vault vault;
    private final JsonMapper json;
    private long taken;

    private Spool(Path directory, SpoolFile file, FileChannel progress, Vault vault, JsonMapper json) throws IOException {
        this.directory = directory;
        this.file = file;
        this.progress = progress;
        this.vault = vault;
        this.json = json;
        this.taken = Math.min(readProgress(), file.end());
        writeProgress(taken);
    }

    /** @param limit the most bytes the file may have */
    public static Spool open(Path directory, long limit, Vault vault, JsonMapper json) {
        try {
            var progress = FileChannel.open(directory.resolve("taken"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new Spool(directory, SpoolFile.open(directory.resolve("requests"), limit), progress, vault, json);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Whether anything waits here. While it does, later requests must wait behind it. */
    public boolean holds() {
        return file.end() > 0;
    }

    /** How many bytes the requests take that wait here. */
    public long bytes() {
        return file.end();
    }

    public void put(Spooled request) {
        put(Ids.next(), request);
    }

    /** The same under an id by which it is known again when it is handed out. */
    public void put(UUID id, Spooled request) {
        var sealed = vault.seal(id, json.writeValueAsBytes(request));
        try {
            file.append(ByteBuffer.allocate(ID + sealed.length).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).put(sealed).array());
        } catch (IOException diskFull) {
            throw new SpoolFull("the spool cannot be written", diskFull);
        }
    }

    /** Hands the oldest request to {@code keep} and forgets it when that returns; false when nothing waits. Called by one thread. */
    public boolean takeFirst(BiConsumer<UUID, Spooled> keep) {
        try {
            var entry = file.at(taken);
            if (entry.isEmpty()) {
                return file.end() > 0 && clear();
            }
            opened(entry.get()).ifPresent(found -> keep.accept(found.id(), found.request()));
            taken = entry.get().next();
            writeProgress(taken);
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The beginning is noted first: a crash in between hands everything out again instead of passing over what comes next. */
    private boolean clear() throws IOException {
        writeProgress(0);
        if (file.clear(taken)) {
            taken = 0;
            return false;
        }
        writeProgress(taken);
        return true;
    }

    private record Found(UUID id, Spooled request) {
    }

    private Optional<Found> opened(SpoolFile.Entry entry) throws IOException {
        var bytes = ByteBuffer.wrap(entry.bytes());
        var id = new UUID(bytes.getLong(), bytes.getLong());
        try {
            return Optional.of(new Found(id, json.readValue(vault.open(id, Arrays.copyOfRange(bytes.array(), ID, bytes.capacity())), Spooled.class)));
        } catch (Vault.BrokenSeal | JacksonException damaged) {
            var aside = Files.write(directory.resolve("damaged-" + id), entry.bytes());
            LOG.error("a request in the spool cannot be opened ({}); it is set aside as {}", damaged.getClass().getSimpleName(), aside.getFileName());
            return Optional.empty();
        }
    }

    private long readProgress() throws IOException {
        var number = ByteBuffer.allocate(Long.BYTES);
        return progress.read(number, 0) == Long.BYTES ? number.flip().getLong() : 0;
    }

    /** Not forced to the disk: after a power cut some requests are handed out again, and the inbox knows them. */
    private void writeProgress(long position) throws IOException {
        progress.write(ByteBuffer.allocate(Long.BYTES).putLong(position).flip(), 0);
    }

    @Override
    public void close() throws IOException {
        progress.close();
        file.close();
    }
}
