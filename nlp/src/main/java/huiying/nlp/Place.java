package huiying.nlp;

/** A gazetteer entry: a name residents use ("柳荫里", "青禾路"), and the code of the grid it lies in. Names are 2 to 20 characters; several may share a code. */
public record Place(String name, String gridCode) {
}
