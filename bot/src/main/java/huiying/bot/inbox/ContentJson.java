package huiying.bot.inbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import huiying.channels.Content;

/** How a content is kept: its type by name, so that a renamed record needs a migration and not luck. */
record ContentJson(
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind") @JsonSubTypes({
                @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
                @JsonSubTypes.Type(value = Content.Voice.class, name = "voice"), @JsonSubTypes.Type(value = Content.Picture.class, name = "picture"),
                @JsonSubTypes.Type(value = Content.File.class, name = "file"),
                @JsonSubTypes.Type(value = Content.Location.class, name = "location"), @JsonSubTypes.Type(value = Content.Link.class, name = "link"),
                @JsonSubTypes.Type(value = Content.KeyPress.class, name = "keys"), @JsonSubTypes.Type(value = Content.MenuClick.class, name = "menu"),
                @JsonSubTypes.Type(value = Content.Arrived.class, name = "arrived"), @JsonSubTypes.Type(value = Content.Left.class, name = "left"),
                @JsonSubTypes.Type(value = Content.Silence.class, name = "silence"),
                @JsonSubTypes.Type(value = Content.Consent.class, name = "consent"),
                @JsonSubTypes.Type(value = Content.Ignored.class, name = "ignored")}) Content content) {
    static ContentJson of(Content content) {
        return new ContentJson(content);
    }
}
