package huiying.bot.assessment;

/** The seven links of the closed loop, in their order. */
public enum Link {
    /** 采集: somebody told us. */
    COLLECTED,
    /** 上报: filed, with a number. */
    REPORTED_UP,
    /** 交办: with a unit. */
    ASSIGNED,
    /** 处置: the unit has taken it on. */
    HANDLED,
    /** 反馈: the unit has reported what it did. */
    ANSWERED,
    /** 评价: the resident has answered the survey, or had the time to and did not. */
    RATED,
    /** 结果运用: it stands in a published score sheet. */
    USED
}
