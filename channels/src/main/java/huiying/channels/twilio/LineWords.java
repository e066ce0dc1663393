package huiying.channels.twilio;

/** The few sentences the line itself must be able to say, when nobody has answered for it. */
enum LineWords {
    HOLD_ON("正在为您查询，请稍候。", "One moment, please."), // while an answer is being found
    NO_ANSWER("不好意思，系统繁忙。请在嘀声后说明情况，说完请按井号键，我们会有人工处理。",
            "Sorry, the system is busy. Please leave a message after the tone and press the hash key. A person will handle it."), //
    SYSTEM_BUSY("不好意思，系统繁忙，马上为您转人工。", "Sorry, the system is busy. I will connect you to a person."), //
    OTHER_LANGUAGE("For English, press 8.", "普通话请按八。"), // said in the language it offers
    KEPT("您的留言已收到，我们会有人工联系您。再见。", "We have your message and a person will contact you. Goodbye."), //
    TOO_LONG("通话时间较长，已为您保留记录，我们会有人工联系您。再见。", "This call has been long. We have kept what you said and a person will contact you. Goodbye.");

    private final String zh;
    private final String en;

    LineWords(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String in(String language) {
        return language.equals("en") ? en : zh;
    }
}
