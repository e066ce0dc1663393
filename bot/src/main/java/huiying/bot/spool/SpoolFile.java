package huiying.bot.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Records one after the other: {@code length(4) bytes}. Appending returns when the bytes are on the disk; many appenders share one write to it. */
final class SpoolFile implements AutoCloseable {
    private static final int HEADER = Integer.BYTES;

    private final FileChannel channel;
    private final Object flushing = new Object();
    private final long limit;
    private long end;
    private long flushed;

    private SpoolFile(FileChannel channel, long limit) throws IOException {
        this.channel = channel;
        this.limit = limit;
        this.end = wholeRecords();
        this.flushed = end;
        channel.truncate(end);
    }

    static SpoolFile open(Path file, long limit) throws IOException {
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        if (!Files.exists(file)) {
            Files.createFile(file, own);
        }
        var channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        if (taken(channel)) {
            channel.close();
            throw new IOException(file + " belongs to another process");
        }
        return new SpoolFile(channel, limit);
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException bySameProcess) {
            return true;
        }
    }

    synchronized long end() {
        return end;
    }

    void append(byte[] bytes) throws IOException {
        flush(write(bytes));
    }

    private synchronized long write(byte[] bytes) throws IOException {
        if (end + HEADER + bytes.length > limit) {
            throw new SpoolFull("the spool has reached its limit of " + limit + " bytes");
        }
        var record = ByteBuffer.allocate(HEADER + bytes.length).putInt(bytes.length).put(bytes).flip();
        try {
            long at = end;
            while (record.hasRemaining()) {
                at += channel.write(record, at);
            }
            end = at;
            return at;
        } catch (IOException diskFull) {
            channel.truncate(end);
            throw diskFull;
        }
    }

    /** Whoever waited while another wrote to the disk finds its own record already there. */
    private void flush(long upTo) throws IOException {
        synchronized (flushing) {
            if (flushed < upTo) {
                long written = end();
                channel.force(false);
                flushed = written;
            }
        }
    }

    /** One record and where the next begins. */
    record Entry(byte[] bytes, long next) {
    }

    Optional<Entry> at(long position) throws IOException {
        if (position >= end()) {
            return Optional.empty();
        }
        var bytes = read(position + HEADER, read(position, HEADER).getInt()).array();
        return Optional.of(new Entry(bytes, position + HEADER + bytes.length));
    }

    /** Empties the file if everything up to its end has been taken out; false when something was added meanwhile. */
    boolean clear(long taken) throws IOException {
        synchronized (flushing) {
            return empty(taken);
        }
    }

    private synchronized boolean empty(long taken) throws IOException {
        if (taken < end) {
            return false;
        }
        channel.truncate(0);
        channel.force(false);
        end = 0;
        flushed = 0;
        return true;
    }

    /** A record that was cut off by a crash was never acknowledged. */
    private long wholeRecords() throws IOException {
        long size = channel.size();
        long position = 0;
        while (position + HEADER <= size) {
            int length = read(position, HEADER).getInt();
            if (length < 0 || position + HEADER + length > size) {
                break;
            }
            position += HEADER + length;
        }
        return position;
    }

    private ByteBuffer read(long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            continue;
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
