package huiying.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.jspecify.annotations.Nullable;

/** The directory everything that must survive a restart lives in; locked by one process at a time, and the lock dies with the process. */
public final class DataDirectory implements AutoCloseable {
    private final Path root;
    private @Nullable FileChannel lock;

    public DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    /** A directory below, made when missing, readable by nobody else. */
    public Path directory(String name) {
        var directory = root.resolve(name);
        try {
            Files.createDirectories(root.getParent());
            makePrivate(root);
            makePrivate(directory);
            return directory;
        } catch (IOException unwritable) {
            throw unwritable();
        }
    }

    private static void makePrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Takes the directory for this process. */
    public synchronized DataDirectory lock() {
        if (lock == null) {
            directory("engine");
            lock = locked(root.resolve("lock"));
        }
        return this;
    }

    private FileChannel locked(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (taken(channel)) {
                channel.close();
                throw new BadConfiguration("huiying.data-directory", root + " is in use by another running Huiying.");
            }
            return channel;
        } catch (IOException unwritable) {
            throw unwritable();
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException bySameProcess) {
            return true;
        }
    }

    private BadConfiguration unwritable() {
        return new BadConfiguration("huiying.data-directory", root + " cannot be written.");
    }

    @Override
    public synchronized void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            lock = null;
        }
    }
}
