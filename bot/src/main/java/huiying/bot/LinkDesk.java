package huiying.bot;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionOperations;

import com.google.re2j.Pattern;

import huiying.bot.addresses.Addresses;
import huiying.bot.citizens.Citizens;
import huiying.bot.citizens.Links;
import huiying.bot.citizens.PhoneProofs;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Template;
import huiying.bot.staff.StaffMember;
import huiying.channels.Address;
import huiying.nlp.Language;

/**
 * Joins the addresses of one person: because they proved to hold a telephone number, or because an agent says why. Two people who share a telephone are never
 * joined silently, and every link can be taken back.
 */
public final class LinkDesk {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;

    private final TransactionOperations transactions;
    private final Addresses addresses;
    private final Citizens citizens;
    private final Links links;
    private final PhoneProofs proofs;
    private final Around around;

    /** How codes travel, by which account, and what time it is. */
    public record Around(Notices notices, Optional<String> smsAccount, Clock clock) {
    }

    public LinkDesk(TransactionOperations transactions, Addresses addresses, Citizens citizens, Links links, PhoneProofs proofs, Around around) {
        this.transactions = transactions;
        this.addresses = addresses;
        this.citizens = citizens;
        this.links = links;
        this.proofs = proofs;
        this.around = around;
    }

    /** What became of asking for a code. */
    public enum Asked {
        SENT, NO_NUMBER, TOO_MANY, NO_WAY
    }

    /** What became of giving it. */
    public enum Proved {
        LINKED, WRONG, EXPIRED,
        /** Others have proved the same number before: whoever it is has to say that they are the same person. */
        SHARED
    }

    /** Sends a code to the number as a text message; the answer is the same whether the number is known or not. */
    public Asked ask(UUID address, String typed, Language language) {
        var phone = Phone.of(typed);
        if (phone.isEmpty()) {
            return Asked.NO_NUMBER;
        }
        if (around.smsAccount().isEmpty()) {
            return Asked.NO_WAY;
        }
        return is(() -> {
            if (!proofs.mayAsk(address, phone.get().e164())) {
                return Asked.TOO_MANY;
            }
            var code = "%06d".formatted(RANDOM.nextInt(CODES));
            var proof = proofs.begin(address, phone.get().e164(), code);
            around.notices().tell(new Notices.Recipient(null, number(phone.get()), language.name().toLowerCase(Locale.ROOT)), Template.PHONE_CODE, Map
                    .of("code", code), proof.toString());
            return Asked.SENT;
        });
    }

    /** @param same the person confirms to be the one who proved this number before */
    public Proved prove(UUID address, String code, boolean same, Language language) {
        return is(() -> switch (proofs.check(address, code)) {
            case PhoneProofs.Check.Wrong wrong -> Proved.WRONG;
            case PhoneProofs.Check.Expired expired -> Proved.EXPIRED;
            case PhoneProofs.Check.Right(var id, var phone) -> link(address, id, new Phone(phone), same, language);
        });
    }

    private Proved link(UUID address, UUID proof, Phone phone, boolean same, Language language) {
        var number = number(phone);
        var others = citizens.holding(phone.e164()).map(citizens::addresses).orElse(List.of()).stream().filter(other -> !other.equals(address) && !other.equals(
                number)).toList();
        if (!others.isEmpty() && !same) {
            return Proved.SHARED;
        }
        var citizen = citizens.keep(phone.e164(), language);
        links.link(List.of(address, number), citizen, Links.By.code());
        proofs.used(proof);
        around.notices().tell(new Notices.Recipient(null, number, language.name().toLowerCase(Locale.ROOT)), Template.PHONE_LINKED, Map.of(), proof
                .toString());
        return Proved.LINKED;
    }

    private UUID number(Phone phone) {
        return addresses.keep(new Address("sms", around.smsAccount().orElseThrow(), phone.e164()));
    }

    /** An agent knows that two addresses are one person. False when each is known as somebody else already, or when they are the same. */
    public boolean link(StaffMember who, UUID address, UUID other, String reason) {
        return is(() -> {
            var first = citizens.of(address);
            var second = citizens.of(other);
            if (address.equals(other) || first.isPresent() && second.isPresent()) {
                return false;
            }
            var citizen = first.or(() -> second).orElseGet(() -> citizens.unnamed(Language.ZH));
            links.link(List.of(address, other), citizen, Links.By.staff(who.id(), reason));
            return true;
        });
    }

    /** Takes back the act that linked this address: everything it linked is what it was before. */
    public boolean unlink(StaffMember who, UUID address) {
        return is(() -> links.unlink(address, who.id()));
    }

    private <T> T is(Supplier<T> act) {
        return Objects.requireNonNull(transactions.execute(status -> act.get()));
    }

    /** A telephone number with its country. */
    record Phone(String e164) {
        private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{7,14}");

        /** Eleven digits that begin with 1 are a mobile number of the mainland. */
        static Optional<Phone> of(String typed) {
            var digits = new StringBuilder();
            typed.codePoints().filter(c -> Character.isDigit(c) || c == '+' || c == '＋').forEach(c -> digits.append(c == '+' || c == '＋'
                    ? "+"
                    : Integer.toString(Character.getNumericValue(c))));
            var plain = digits.toString();
            var whole = plain.startsWith("00") ? "+" + plain.substring(2) : plain.length() == 11 && plain.startsWith("1") ? "+86" + plain : plain;
            return SHAPE.matches(whole) ? Optional.of(new Phone(whole)) : Optional.empty();
        }
    }
}
