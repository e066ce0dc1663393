package huiying.bot.attachments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import com.google.re2j.Pattern;

/** Attachments in a directory of this machine, or of one that all nodes mount. A file appears whole or not at all. */
public final class DirectoryStore implements AttachmentStore {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{7,79}");

    private final Path root;

    public DirectoryStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String name, byte[] sealed) {
        var file = file(name);
        var unfinished = file.resolveSibling(name + "." + Thread.currentThread().threadId() + ".part");
        try {
            Files.createDirectories(file.getParent());
            write(unfinished, sealed);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            unfinished.toFile().delete();
            throw new Unavailable("an attachment could not be written", full);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    @Override
    public Optional<byte[]> get(String name) {
        try {
            return Optional.of(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new Unavailable("an attachment could not be read", unreadable);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException stuck) {
            throw new Unavailable("an attachment could not be deleted", stuck);
        }
    }

    /** By the end of the name, which is random, so that no directory gets long. */
    private Path file(String name) {
        if (!NAME.matches(name) || name.contains("..")) {
            throw new IllegalArgumentException("not a name of an attachment");
        }
        var id = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
        return root.resolve(id.substring(id.length() - 2)).resolve(name);
    }
}
