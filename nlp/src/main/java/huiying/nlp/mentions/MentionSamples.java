package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import huiying.nlp.address.AddressMaker;
import huiying.nlp.sequence.Sequence;
import huiying.nlp.sequence.Token;
import huiying.nlp.starter.Table;

/** Sentences with their mentions marked, and many more made of them by exchanging mentions of a kind and joining sentences. */
final class MentionSamples {
    private static final int MADE = 12;
    private static final int BARE_ADDRESSES = 150;
    private static final List<String> LEADS_ZH = List.of("就", "是", "不对，是", "哦，", "大概", "嗯，", "应该是", "就是", "不是，");
    private static final List<String> LEADS_EN = List.of("it's ", "no, ", "sorry, ", "well, ", "I mean ", "not ", "actually ", "um ");

    private final Random random = new Random(5);
    private final List<List<Piece>> sentences = new ArrayList<>();
    private final Map<String, List<String>> mentions = new HashMap<>();

    /** A stretch of a sentence; the kind is empty between mentions. */
    private record Piece(String kind, String text) {
    }

    static List<Sequence> sequences() {
        var all = new ArrayList<Sequence>();
        for (String table : List.of("mention-samples.tsv", "mention-samples-en.tsv")) {
            all.addAll(new MentionSamples(table).made(table.endsWith("-en.tsv")));
        }
        return all;
    }

    private MentionSamples(String table) {
        for (String[] row : Table.read(table)) {
            List<Piece> pieces = pieces(row[0]);
            sentences.add(pieces);
            pieces.stream().filter(piece -> !piece.kind.isEmpty())
                    .forEach(piece -> mentions.computeIfAbsent(piece.kind, unseen -> new ArrayList<>()).add(piece.text));
        }
    }

    private static List<Piece> pieces(String row) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (int open = row.indexOf('{'); open >= 0; open = row.indexOf('{', at)) {
            int close = row.indexOf('}', open);
            pieces.add(new Piece("", row.substring(at, open)));
            pieces.add(new Piece(kind(row.charAt(open + 1)), row.substring(open + 2, close).strip()));
            at = close + 1;
        }
        pieces.add(new Piece("", row.substring(at)));
        return pieces;
    }

    private static String kind(char letter) {
        return switch (letter) {
            case 'p' -> "place";
            case 't' -> "time";
            case 'o' -> "object";
            case 'g' -> "org";
            case 'a' -> "amount";
            default -> throw new IllegalArgumentException("no kind of mention begins with " + letter);
        };
    }

    private List<Sequence> made(boolean english) {
        var addresses = new AddressMaker(3).make(english ? 0 : 600).stream().map(address -> String.join("", address.tokens())).toList();
        var made = new ArrayList<Sequence>();
        for (List<Piece> sentence : sentences) {
            made.add(sequence(sentence, english));
            for (int i = 0; i < MADE; i++) {
                made.add(sequence(varied(sentence, addresses), english));
            }
        }
        made.addAll(bare(addresses, english));
        return made;
    }

    /** Turns that are nothing but a place or a time, with or without a word in front: what people answer when they are asked where or when. */
    private List<Sequence> bare(List<String> addresses, boolean english) {
        var bare = new ArrayList<Sequence>();
        List<String> leads = english ? LEADS_EN : LEADS_ZH;
        for (String kind : List.of("place", "time")) {
            for (String text : mentions.getOrDefault(kind, List.of())) {
                bare.add(sequence(List.of(new Piece(kind, text)), english));
                bare.add(sequence(List.of(new Piece("", leads.get(random.nextInt(leads.size()))), new Piece(kind, text)), english));
            }
        }
        addresses.stream().limit(BARE_ADDRESSES).forEach(address -> bare.add(sequence(List.of(new Piece("place", address)), english)));
        return bare;
    }

    private List<Piece> varied(List<Piece> sentence, List<String> addresses) {
        var varied = new ArrayList<Piece>();
        for (Piece piece : sentence) {
            boolean exchange = !piece.kind.isEmpty() && random.nextInt(10) < 5;
            varied.add(exchange ? new Piece(piece.kind, other(piece.kind, addresses)) : piece);
        }
        if (random.nextInt(10) < 4) {
            varied.add(new Piece("", random.nextBoolean() ? "，" : "。"));
            varied.addAll(sentences.get(random.nextInt(sentences.size())));
        }
        return varied;
    }

    private String other(String kind, List<String> addresses) {
        List<String> pool = kind.equals("place") && !addresses.isEmpty() && random.nextInt(4) == 0 ? addresses : mentions.getOrDefault(kind, List.of());
        return pool.get(random.nextInt(pool.size()));
    }

    private static Sequence sequence(List<Piece> pieces, boolean english) {
        var tokens = new ArrayList<String>();
        var labels = new ArrayList<String>();
        for (Piece piece : pieces) {
            String before = "B-";
            for (Token token : Token.of(piece.text)) {
                tokens.add(english && token.text().equals("，") ? "," : token.text());
                labels.add(piece.kind.isEmpty() ? "O" : before + piece.kind);
                before = "I-";
            }
        }
        return new Sequence(tokens, labels);
    }
}
