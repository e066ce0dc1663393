M='''
rail.studio|学习|Studio
keys.studio|学习工作室|studio
studio.title|学习工作室|Learning studio
studio.samples|样本|Samples
studio.next|该标哪些|What to label
studio.train|训练|Train
studio.judge|评判|Judge
studio.release|发布|Release
studio.found|找到 {0} 条样本|{0} samples found
studio.import|导入样本|Import samples
studio.balance|类目均衡与矛盾|Balance and conflicts
studio.disputes|标注分歧|Disputed labels
studio.export|导出（已脱敏）|Export (masked)
studio.words|文字里含有|Words in the text
studio.category|类目|Category
studio.category.all|所有类目|All categories
studio.origin|来历|Origin
studio.origin.all|所有来历|All origins
studio.origin.starter|随产品自带|Came with the product
studio.origin.confirm|坐席确认|Confirmed by an agent
studio.origin.correct|坐席更正|Corrected by an agent
studio.origin.return-accepted|退单采纳|Return accepted
studio.origin.arbitrated|裁定|Arbitrated
studio.origin.citizen|市民选择|Chosen by the resident
studio.origin.import|文件导入|Imported
studio.origin.labelled|双人标注|Labelled by two
studio.state|状态|State
studio.state.all|所有状态|All states
studio.state.used|使用中|Learnt from
studio.state.waiting|待标注|Waits for labels
studio.state.disputed|有分歧|Disputed
studio.state.held|搁置|Put aside
studio.state.replaced|被新决定取代|Replaced by a later decision
studio.state.removed|已剔除|Taken out
studio.language|语言|Language
studio.language.all|所有语言|All languages
studio.tag|标记|Tag
studio.filter|筛选|Filter
studio.all|全选|Choose all
studio.choose|选中这一条|Choose this one
studio.text|原话（已脱敏）|Words (masked)
studio.nothing|没有符合的|Nothing fits
studio.older|更早的|Older
studio.chosen|对选中的：|The chosen ones:
studio.act|做什么|What to do
studio.do.label|改标为类目|Give this category
studio.do.remove|剔除|Take out
studio.do.hold|搁置|Put aside
studio.do.use|重新使用|Use again
studio.do.tag|加标记|Add tag
studio.do.untag|去标记|Remove tag
studio.apply|执行|Apply
studio.acts|最近的改动|Latest changes
studio.act.label|改标为 {0}|Category {0}
studio.act.remove|剔除|Taken out
studio.act.hold|搁置|Put aside
studio.act.use|重新使用|Used again
studio.act.tag|加标记 {0}|Tagged {0}
studio.act.untag|去标记 {0}|Untagged {0}
studio.act.line|{0} 条 · {1} · {2}|{0} samples · {1} · {2}
studio.undone|已撤销|undone
studio.none|未定|none
studio.machine|自动|by itself
studio.guard|守护程序|the guard
studio.resident|市民|the resident
studio.bundled|随产品自带的模型|the model that ships
studio.poor|样本最少的类目|Categories with fewest samples
studio.rich|样本最多|Most samples
studio.repeats|另有 {0} 条与同类目的其他样本字句相同。|{0} more say the same words under the same category.
studio.conflicts|同样的话，不同的类目|Same words, different categories
studio.conflicts.none|没有矛盾。|No contradictions.
studio.import.text|支持 CSV、TSV、JSON、JSONL、XLSX，最多十万行、20 MB。先读取、核对列与预览，再开始；个人信息在入库前隐藏；随时可取消，取消后一条也不会留下。|CSV, TSV, JSON, JSONL or XLSX, at most a hundred thousand rows and 20 MB. It is read and shown first; personal data is hidden before anything is kept; it can be cancelled at any time, and then nothing of it stays.
studio.file|文件|File
studio.read|读取|Read
studio.imports|导入记录|Imports
studio.by|由谁|By
studio.rows|行数|Rows
studio.in|入库|Brought in
studio.columns|列的含义与预览|What the columns mean
studio.column.text|原话在列|Text in
studio.column.label|类目在列|Category in
studio.column.channel|渠道在列|Channel in
studio.column.tags|标记在列|Tags in
studio.look|重新核对|Look again
studio.import.good|可入库 {0} 行，有问题 {1} 行（不入库）。|{0} rows can come in, {1} have flaws and stay out.
studio.import.unfit|请指出哪一列是原话、哪一列是类目。|Say which column holds the text and which the category.
studio.import.start|开始导入|Bring in
studio.import.counts|共 {0} 行，已处理 {1}，未入库 {2}|{0} rows, {1} done, {2} left out
studio.progress|进度|Progress
studio.cancel|取消|Cancel
studio.why|理由|Reason
import.READ|等待确认|Waits for you
import.RUNNING|进行中|Under way
import.DONE|已完成|Done
import.CANCELLED|已取消，一条未留|Cancelled, nothing kept
import.FAILED|出错，一条未留|Failed, nothing kept
flaw.text-missing|没有原话|The text is missing
studio.label|标注|Label
studio.waiting|还有 {0} 条待标注|{0} wait for labels
studio.label.how|请按原话判断属于哪一类。您看不到别人的选择；两人一致才生效，不一致交由管理员裁定。|Say what the message is about. You do not see what others chose; two who agree settle it, two who do not leave it to an administrator.
studio.label.other|其他类目|Another category
studio.label.give|标为此类|Give this
studio.label.none|没有要标注的|Nothing to label
studio.label.none.text|新的待标注消息会出现在这里。|Messages that need a label will appear here.
studio.agree|（{0} 条多人标注中意见一致）|of pairs agree ({0} samples labelled by several)
studio.alpha|去除巧合后的一致度（Krippendorff α）|agreement beyond chance (Krippendorff’s alpha)
studio.disputes.none|没有分歧待裁定。|No disputes.
studio.train.text|更正会在一分钟内自动进入新的候选模型；也可以现在就训练。同样的样本、同样的种子，得到逐字节相同的模型。|Corrections are in a new candidate within a minute by themselves; you may also train now. The same samples and seed give the same model, byte for byte.
studio.train.go|训练候选模型|Train a candidate
studio.runs|训练记录|Trainings
studio.runs.none|还没有训练过。|Nothing has been trained yet.
studio.model|模型|Model
studio.size|样本数|Samples
studio.accuracy|准确率|Accuracy
studio.seconds|秒|Seconds
studio.snapshot|快照|Snapshot
studio.live|在用|in force
run.QUEUED|排队|Waits
run.RUNNING|训练中|Running
run.DONE|完成|Done
run.CANCELLED|已取消|Cancelled
run.FAILED|失败|Failed
studio.slice.language.zh|中文|Chinese
studio.slice.language.en|英文|English
studio.slice.length.brief|十二字以内|Up to 12 characters
studio.slice.length.middling|十三至六十字|13 to 60 characters
studio.slice.length.lengthy|六十字以上|More than 60 characters
studio.slice.origin.starter|自带样本|Starter samples
studio.slice.origin.confirm|坐席确认|Confirmed
studio.slice.origin.correct|坐席更正|Corrected
studio.slice.origin.return-accepted|退单采纳|Returns accepted
studio.slice.origin.arbitrated|裁定|Arbitrated
studio.slice.origin.citizen|市民选择|Chosen by residents
studio.slice.origin.import|导入|Imported
studio.slice.origin.labelled|双人标注|Labelled by two
studio.slice.tag.short|简短|short
studio.slice.tag.long|很长|long
studio.slice.tag.angry|情绪激动|angry
studio.slice.tag.noisy|语音或错字|spoken or misspelt
studio.slice.tag.elderly|老年人|elderly
studio.slice.tag.dialect|方言|dialect
studio.slice.tag.sms|短信|text message
studio.slice.tag.expat|外籍人士|expat
studio.note.changed|已改动，可在下方撤销。|Changed; it can be undone below.
studio.note.undone|已撤销。|Undone.
studio.note.asked|已排队训练。|A training is queued.
studio.note.busy|已有训练在进行或排队。|A training waits or runs already.
studio.note.started|已开始导入。|The import has begun.
studio.note.cancelled|已取消。|Cancelled.
studio.note.promoted|已发布，所有节点一秒内换用。|Released; all nodes change over within a second.
studio.note.rolled|已回退，所有节点一秒内换回。|Rolled back; all nodes change over within a second.
studio.note.promised|新的承诺已生效。|The new promise is in force.
studio.note.vouched|已担保，隔离解除。|Vouched for; the quarantine is off.
studio.note.labelled|已记下，下一条。|Noted; here is the next.
studio.note.kept|已保存。|Kept.
studio.note.nothing|没有可改动的。|There was nothing to change.
studio.note.why-missing|请写明理由。|Please give a reason.
studio.note.shut|有门槛未通过，没有发布。|Not released: a gate is shut.
studio.note.unknown|没有这个类目。|There is no such category.
studio.note.refused|没有执行，请核对输入。|Not done; please check what you entered.
judge.title|候选 {0} 对比 {1}|Candidate {0} beside {1}
judge.made|多学了 {0} 条 · 训练 {1} 秒 · 快照 {2}，可逐字节重现|{0} samples more · trained in {1} s · snapshot {2}, reproducible byte for byte
judge.download|下载全部数字|All figures
judge.release|去发布|To the gates
judge.promise|承诺多准，能自动派多少|What a promise leaves to be dispatched automatically
judge.promise.short|承诺|Promise
judge.promise.how|按留出样本计算：阴影下沿是有 95% 把握的值。线上确认一旦守不住，会自己少派一些，并告诉您。|From held-out samples; the lower edge of the band is 95 % certain. When live confirmations break the promise, less is dispatched by itself, and you are told.
judge.sentence|承诺 {p}% 派得对，就能自动派 {a}%（有把握的是 {c}%）；其余由人来定。在用模型：{r}%。|A promise of {p} % lets {a} % be dispatched automatically ({c} % for certain); people decide the rest. Model in force: {r} %.
judge.sentence.plain|拖动滑块，看不同承诺下能自动派多少。|Move the slider to see what each promise leaves to be automatic.
judge.axis.promise|承诺：派对的比例|promised precision
judge.axis.covered|能自动派单的比例|dispatched automatically
judge.axis.said|模型说的把握|confidence told
judge.axis.right|实际对的比例|share that was right
judge.candidate|候选|candidate
judge.gates|发布门槛|Gates
judge.confusion|哪些类会弄混|What is mixed up
judge.confusion.how|行：实际 · 列：模型所判 · 每百条|rows: truth · columns: answer · per hundred
judge.cell|{0} → {1}，{2} 条|{0} → {1}, {2} messages
judge.cell.label|实际是 {0}，{1} 条|truly {0}, {1} messages
judge.classes|全部类目的数字|Figures of all categories
judge.reliability|说九成，是不是真九成|Does 90 % mean 90 %
judge.reliability.how|点在虚线上就是说到做到；竖线是 95% 区间。|A dot on the dashed line means it keeps its word; the bar is the 95 % range.
judge.slices|分组对比|Slices
judge.slice|分组|Slice
judge.slice.all|全部|All
judge.wonlost|改对 / 改错|won / lost
judge.changed|换了模型，会改判的话|Messages whose answer changes
judge.changed.title|会改判的 {0} 条|{0} messages whose answer changes
judge.better|改对|Right now
judge.worse|改错|Wrong now
judge.other|仍不对|Still not right
judge.odd|值得一看的样本|Samples worth a look
judge.odd.suspect|标签可疑|Suspicious labels
judge.odd.conflict|与相近样本矛盾|Contradict a similar sample
judge.odd.twin|近似重复|Near duplicates
judge.odd.over-cap|超出个人份额|Beyond one person’s share
judge.back|回到评判|Back to the figures
judge.precision|查准|Precision
judge.recall|查全|Recall
judge.gain|变化|Change
judge.truth|实际|Truth
judge.result|结果|Result
gate.open|通过|open
gate.shut|未通过|shut
gate.compared|与在用模型比过|Compared with the model in force
gate.compared.text|新增样本 {0} 条|{0} samples more
gate.compared.stale|对比的模型已不在用，请重新训练|The model it was compared with is no longer in force: train again
gate.compared.live|它就是在用的模型|It is the model in force
gate.golden|黄金集|Golden set
gate.golden.text|{0} 条，宏 F1 {1}，在用 {2}|{0} messages, macro-F1 {1}, in force {2}
gate.golden.dropped|{0} 条，宏 F1 {1}，低于在用 {2} 一分以上|{0} messages, macro-F1 {1}, more than a point below {2}
gate.golden.class|有类目明显变差：{3}|Categories clearly worse: {3}
gate.golden.missing|没有黄金集|There is no golden set
gate.recent|近期确认的工单|Recently confirmed cases
gate.recent.text|{0} 条：候选 {1}，在用 {2}，McNemar p={3}|{0} cases: candidate {1}, in force {2}, McNemar p={3}
gate.recent.worse|{0} 条：候选 {1} 不如在用 {2}，p={3}|{0} cases: candidate {1} is worse than {2}, p={3}
gate.classes|没有一类变差超过 3 分|No category worse by more than 3 points
gate.classes.text|{0} 个类目，最大降幅 {1}|{0} categories, largest loss {1}
gate.classes.worse|变差且不是巧合：{2}|Worse, and not by chance: {2}
gate.promise|承诺守住|Promise kept
gate.promise.text|承诺 {0}：黄金集里有把握的 {1} 条，对 {2}|Promise {0}: {1} sure answers on the golden set, {2} right
gate.promise.broken|承诺 {0}：有把握的 {1} 条只对 {2}，在用 {3}|Promise {0}: of {1} sure answers only {2} right, in force {3}
gate.flips|没有成批的可疑标签|No run of suspicious labels
gate.flips.text|新增 {1} 条中可疑 {0} 条，平时 {2}|{0} of {1} new ones look wrong, usually {2}
gate.flips.many|新增 {1} 条中可疑 {0} 条，平时只有 {2}；主要来自 {3}|{0} of {1} new labels look wrong, usually {2}; mostly by {3}
gate.triggers|没有暗藏的触发词|No hidden trigger words
gate.triggers.text|试了 {0} 个生僻词，最多带偏 {1}|{0} strange words tried, at most {1} of other messages carried along
gate.triggers.found|“{2}”会把别的消息带偏（{1}）|“{2}” carries other messages along ({1})
gate.quarantine|新标签已过隔离期|New labels have waited
gate.quarantine.text|没有未满 {1} 小时的标签|No label is younger than {1} hours
gate.quarantine.young|{0} 条标签未满 {1} 小时，可由他人担保|{0} labels are younger than {1} hours; somebody else may vouch for them
gate.shadow|影子运行|Ran in the shadow
gate.shadow.text|{0} 件工单（需 {1}），一致率 {2}，胜 {3} 负 {4}|{0} live cases ({1} needed), {2} the same, won {3}, lost {4}
gate.shadow.few|才 {0} 件工单，需要 {1} 件|Only {0} live cases of {1}
gate.shadow.worse|{0} 件工单里胜 {3} 负 {4}，不如在用|On {0} live cases won {3}, lost {4}: worse than the one in force
release.candidate|候选 {0} 与门槛|Candidate {0} and its gates
release.figures|看数字|Figures
release.vouch|我担保这些标签|I vouch for these labels
release.vouch.how|自己的标签须由别人担保。|One’s own labels somebody else has to vouch for.
release.promote|发布到全部节点|Release to all nodes
release.none|没有等待发布的候选|No candidate waits
release.none.text|有了新的更正，一分钟内会自动训练出候选；也可以在“训练”里现在就训练。|New corrections make a candidate within a minute; you may also train one now.
release.live|正在回答的模型|The model that answers
release.since|自 {0} 起|since {0}
release.here|本节点已在用|this node answers with it
release.promised|承诺：自动派单至少 {0}% 派对|Promise: at least {0} % of automatic dispatches are right
release.shrunk|线上确认没守住承诺，以下类目少派或不派：|Live confirmations broke the promise; held back:
release.never|{0}：不再自动派|{0}: not automatic any more
release.from|{0}：把握 {1} 以上才自动派|{0}: only from a confidence of {1}
release.all|所有类目|All categories
release.promise|承诺 %|Promise %
release.promise.go|改为这个承诺|Promise this
release.history|发布历史|History
release.when|时间|When
release.what|做了什么|What
release.back|回到这个|Back to this
release.kind.BEGIN|开始|Begun
release.kind.PROMOTE|发布|Released
release.kind.ROLLBACK|回退|Rolled back
release.kind.SHRINK|自动收紧|Held back by itself
release.kind.PROMISE|改承诺|Promise changed
'''
import sys
base='/work/wt/studio/src/main/resources/messages_'
for lang,i in (('zh',1),('en',2)):
    p=base+lang+'.properties'; s=open(p).read()
    have={l.split('=',1)[0] for l in s.splitlines() if '=' in l}
    add=[]
    for l in M.strip().splitlines():
        f=l.split('|'); k=f[0]; v=f[i]
        assert len(f)==3, l
        if k not in have:
            import re
            if re.search(r'\{\d',v): v=v.replace("'","''")
            if k=='judge.sentence': v=v.replace('{',"'{'").replace('}',"'}'")
            add.append(k+'='+v)
    if add: open(p,'w').write(s.rstrip('\n')+'\n'+('\n# Learning studio\n' if '# Learning studio' not in s else '')+'\n'.join(add)+'\n')
