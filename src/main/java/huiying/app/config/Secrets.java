package huiying.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;

/** Secrets made at random at the first start and kept in files nobody else may read: 43 letters and digits each. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 43;

    private final DataDirectory data;

    public Secrets(DataDirectory data) {
        this.data = data;
    }

    /** The secret of this name, the same at every start. */
    public String text(String name) {
        return read(file(name));
    }

    /** The same as 32 bytes, for keys. */
    public byte[] bytes(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text(name).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The file itself, for programs that want to be pointed at one. */
    Path file(String name) {
        var file = data.directory("secrets").resolve(name);
        if (!Files.exists(file)) {
            make(file);
        }
        return file;
    }

    private static void make(Path file) {
        var secret = RANDOM.ints(LENGTH, 0, ALPHABET.length()).mapToObj(i -> ALPHABET.substring(i, i + 1)).collect(Collectors.joining());
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), own)) {
            channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        } catch (IOException unwritable) {
            throw new BadConfiguration("huiying.data-directory", file.getParent() + " cannot be written.");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
