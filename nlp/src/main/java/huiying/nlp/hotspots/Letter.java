package huiying.nlp.hotspots;

/** A message as the hotspot search sees it; {@code person} tells who wrote it, empty when unknown. */
public record Letter(String id, String person, String title, String text) {
}
