<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Ask</name>
    <message>
        <source>Clear the cart?</source>
        <translation>清空购物车？</translation>
    </message>
    <message>
        <source>Clear it</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Give {amount} back?</source>
        <translation>退还 {amount}？</translation>
    </message>
    <message>
        <source>The customer&apos;s payment is undone</source>
        <translation>顾客的这笔支付将被撤销</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>A sale is open</source>
        <translation>有未完成的单</translation>
    </message>
    <message>
        <source>Suspend it and close, or stay: nothing is lost either way</source>
        <translation>可挂单后关闭，也可留下继续；都不会丢失</translation>
    </message>
    <message>
        <source>{amount} in cash?</source>
        <translation>实收现金 {amount}？</translation>
    </message>
    <message>
        <source>That is much more than is due</source>
        <translation>比应收多出很多</translation>
    </message>
    <message>
        <source>Yes, that much</source>
        <translation>确认实收</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Suspend and close</source>
        <translation>挂单并关闭</translation>
    </message>
    <message>
        <source>Change money</source>
        <translation>换零钱</translation>
    </message>
    <message>
        <source>Check the cash</source>
        <translation>核对现金</translation>
    </message>
    <message>
        <source>Wrong change, corrected</source>
        <translation>更正找零</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Why is the drawer opened?</source>
        <translation>为什么开钱箱？</translation>
    </message>
    <message>
        <source>The journal keeps the reason</source>
        <translation>原因会记入流水</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>TRAINING · nothing here is counted · Ctrl+M: drills · Ctrl+⇧T ends it</source>
        <translation>培训 · 此处一切不计入账 · Ctrl+M：练习 · Ctrl+⇧T 结束</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>培训</translation>
    </message>
</context>
<context>
    <name>Cart</name>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
    <message>
        <source>Scan the first article</source>
        <translation>请扫第一件商品</translation>
    </message>
    <message>
        <source>F4 look up   ·   ⇧F6 resume   ·   F8 return</source>
        <translation>F4 查商品   ·   ⇧F6 取单   ·   F8 退货</translation>
    </message>
    <message>
        <source>to pay {amount}</source>
        <translation>应收 {amount}</translation>
    </message>
    <message>
        <source>selected {number}: {name}, {quantity} × {price} = {amount}</source>
        <translation>选中第 {number} 行：{name}，{quantity} × {price} = {amount}</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Saved as a member</source>
        <translation>会员优惠</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>优惠合计</translation>
    </message>
    <message>
        <source>as a member</source>
        <translation>其中会员</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>as booked</source>
        <translation>以账为准</translation>
    </message>
    <message>
        <source>right</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短款</translation>
    </message>
    <message>
        <source>over</source>
        <translation>长款</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>系统应有</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>支付方式</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>Counted</source>
        <translation>实点合计</translation>
    </message>
    <message>
        <source>Before closing</source>
        <translation>关班前</translation>
    </message>
    <message>
        <source>Nothing is left open</source>
        <translation>没有未了事项</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新盘点</translation>
    </message>
    <message>
        <source>Count the drawer, note by note</source>
        <translation>盲点现金</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对差异</translation>
    </message>
    <message>
        <source>Close the shift · {step}</source>
        <translation>交班 · {step}</translation>
    </message>
    <message>
        <source>Lock the count</source>
        <translation>锁定盘点</translation>
    </message>
    <message>
        <source>Close and print Z report</source>
        <translation>关班并打印 Z 报表</translation>
    </message>
    <message>
        <source>Choose a reason first</source>
        <translation>请先选择原因</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>正在记账…</translation>
    </message>
    <message>
        <source>Denominations</source>
        <translation>面额</translation>
    </message>
</context>
<context>
    <name>Customer</name>
    <message>
        <source>TRAINING · nothing is sold here</source>
        <translation>培训中 · 此处不作真实销售</translation>
    </message>
    <message>
        <source>Please put your goods here</source>
        <translation>请将商品放在这里</translation>
    </message>
    <message>
        <source>You save {amount}</source>
        <translation>已优惠 {amount}</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>共 {amount}</translation>
    </message>
    <message>
        <source>Points {points}</source>
        <translation>积分 {points}</translation>
    </message>
    <message>
        <source>Welcome to {store}</source>
        <translation>欢迎光临 {store}</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退货</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>谢谢惠顾</translation>
    </message>
    <message>
        <source>You get back</source>
        <translation>退还您</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Cash, card or payment code</source>
        <translation>现金、刷卡或付款码</translation>
    </message>
    <message>
        <source>earlier lines: {count}</source>
        <translation>上方还有 {count} 行</translation>
    </message>
    <message>
        <source>On account {amount}</source>
        <translation>挂账 {amount}</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还需支付</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Members: please show your card</source>
        <translation>会员请出示会员卡</translation>
    </message>
    <message>
        <source>Show your payment code</source>
        <translation>请出示付款码</translation>
    </message>
    <message>
        <source>WeChat Pay or Alipay</source>
        <translation>微信支付或支付宝</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>The payment is being asked for</source>
        <translation>正在请求扣款</translation>
    </message>
    <message>
        <source>Confirm on your phone</source>
        <translation>请在手机上确认</translation>
    </message>
    <message>
        <source>Type your password there</source>
        <translation>请在手机上输入密码</translation>
    </message>
    <message>
        <source>Use the card terminal</source>
        <translation>请使用刷卡机</translation>
    </message>
    <message>
        <source>Follow its screen</source>
        <translation>按刷卡机提示操作</translation>
    </message>
    <message>
        <source>Scan this with your phone</source>
        <translation>请用手机扫描</translation>
    </message>
    <message>
        <source>Then show the answer</source>
        <translation>然后出示回复码</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>储值充值</translation>
    </message>
</context>
<context>
    <name>Drill</name>
    <message>
        <source>No drill now</source>
        <translation>现在不练习</translation>
    </message>
    <message>
        <source>Drills: {done} of {all} done</source>
        <translation>练习：已完成 {done} / {all}</translation>
    </message>
    <message>
        <source>A digit, or arrows and Enter; Esc leaves</source>
        <translation>按数字，或方向键加 Enter；Esc 退出</translation>
    </message>
    <message>
        <source>Drill {number} of {all}: {title}</source>
        <translation>练习 {number} / {all}：{title}</translation>
    </message>
    <message>
        <source>All {all} drills done by {who}: {keys} keys, {seconds} s</source>
        <translation>{who}完成了全部 {all} 个练习：{keys} 次按键，{seconds} 秒</translation>
    </message>
    <message>
        <source>{keys} keys, {seconds} s</source>
        <translation>{keys} 次按键，{seconds} 秒</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Cash and change</source>
        <translation>现金与找零</translation>
    </message>
    <message>
        <source>Quantity and undo</source>
        <translation>数量与撤销</translation>
    </message>
    <message>
        <source>Weighed goods</source>
        <translation>称重商品</translation>
    </message>
    <message>
        <source>Member by phone</source>
        <translation>手机号会员</translation>
    </message>
    <message>
        <source>Split payment</source>
        <translation>组合付款</translation>
    </message>
    <message>
        <source>Suspend and resume</source>
        <translation>挂单与取单</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Without HQ</source>
        <translation>离线收银</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>错误条码</translation>
    </message>
    <message>
        <source>Close of the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Sell {name}: type {code}, Enter. The customer gives {note}: type {note}, F9; say the change.</source>
        <translation>卖{name}：输入 {code}，Enter。顾客付 {note}：输入 {note}，再按 F9，并告知找零。</translation>
    </message>
    <message>
        <source>Sell 3 of {name} at once: 3, *, {code}, Enter. Del takes the line out, Ctrl+Z back in; then F9.</source>
        <translation>一次卖 3 件{name}：3、*，再输入 {code}，Enter。按 Del 删除该行，再按 Ctrl+Z 撤销；然后按 F9。</translation>
    </message>
    <message>
        <source>Sell 0.350 kg of {name}: type {code}, Enter; then 0.350 and *. F9 takes the cash.</source>
        <translation>卖 0.350 公斤{name}：输入 {code}，Enter；再输入 0.350 和 *。按 F9 收现金。</translation>
    </message>
    <message>
        <source>The customer is a member: type his phone {phone}, F3. Sell {name}: {code}, Enter, F9.</source>
        <translation>顾客是会员：输入手机号 {phone}，按 F3。卖{name}：{code}，Enter。按 F9 收现金。</translation>
    </message>
    <message>
        <source>Member {phone}, F3; {name}: {code}, Enter. {part} of it with stored value: {part}, F12; then cash: F9.</source>
        <translation>会员 {phone}，F3；{name}：{code}，Enter。储值付 {part}：输入 {part}，F12；其余付现金：F9。</translation>
    </message>
    <message>
        <source>{name}: {code}, Enter. The customer fetches his purse: F6 suspends. He is back: ⇧F6, Enter, F9.</source>
        <translation>{name}：{code}，Enter。顾客去拿钱包：按 F6 挂单。顾客回来：⇧F6、Enter 取单；然后按 F9。</translation>
    </message>
    <message>
        <source>Sell {name}: {code}, Enter, F9. It comes back: F8, Enter for the receipt, F8 for all of it, Enter.</source>
        <translation>卖{name}：{code}，Enter，F9。顾客来退货：F8，Enter 选小票，F8 全部退回，Enter。</translation>
    </message>
    <message>
        <source>HQ does not answer. Member {phone}, F3; {name}: {code}, Enter. F12 takes what may be taken here.</source>
        <translation>总部没有应答。会员 {phone}，F3；{name}：{code}，Enter。按 F12 收本机可用的储值。</translation>
    </message>
    <message>
        <source>The label says {bad}: type it, Enter. Nobody knows it: F4 and the name find {name}, Enter, F9.</source>
        <translation>标签上是 {bad}：输入后按 Enter。收银机不认识它：按 F4 输入名称查找{name}，Enter。然后按 F9。</translation>
    </message>
    <message>
        <source>Close the shift: Ctrl+M, 2. The drawer holds {held}: count it, Enter, and look at the Z report.</source>
        <translation>交班：Ctrl+M，再按 2。钱箱里有 {held}：清点输入，Enter，查看 Z 报表。</translation>
    </message>
    <message>
        <source>It was not paid in cash: type {note}, then F9</source>
        <translation>没有收现金：输入 {note}，再按 F9</translation>
    </message>
    <message>
        <source>Taken {taken}, change {change}: type {note} before F9</source>
        <translation>实收 {taken}，找零 {change}：按 F9 前先输入 {note}</translation>
    </message>
    <message>
        <source>Sold: {count}. Type 3 and * before the code</source>
        <translation>售出 {count} 件：输入条码前先按 3 和 *</translation>
    </message>
    <message>
        <source>The line never left the cart: Del, then Ctrl+Z, before F9</source>
        <translation>该行没有删除过：按 F9 前先按 Del，再按 Ctrl+Z</translation>
    </message>
    <message>
        <source>Nothing weighed was sold: {code}, Enter, the kilograms and *</source>
        <translation>没有卖称重商品：{code}，Enter，公斤数和 *</translation>
    </message>
    <message>
        <source>Sold: {weight} kg; the scale says 0.350</source>
        <translation>售出 {weight} 公斤；秤上是 0.350</translation>
    </message>
    <message>
        <source>Sold without the member: {phone}, F3, before F9</source>
        <translation>没有带会员：按 F9 前先输入 {phone}，F3</translation>
    </message>
    <message>
        <source>No stored value was taken: {part}, F12, before F9</source>
        <translation>没有收储值：按 F9 前先输入 {part}，F12</translation>
    </message>
    <message>
        <source>Stored value paid {taken}: type {part} before F12</source>
        <translation>储值付了 {taken}：按 F12 前先输入 {part}</translation>
    </message>
    <message>
        <source>Paid at once: F6 first, then ⇧F6</source>
        <translation>直接收款了：先按 F6，再按 ⇧F6</translation>
    </message>
    <message>
        <source>That voided the whole sale: a return begins with F8</source>
        <translation>那是整单作废：退货从 F8 开始</translation>
    </message>
    <message>
        <source>That was another sale: F8 begins the return</source>
        <translation>那是又一单销售：退货从 F8 开始</translation>
    </message>
    <message>
        <source>Paid without stored value: F12 works without HQ, too</source>
        <translation>没有收储值：离线也能按 F12</translation>
    </message>
    <message>
        <source>The label was not tried: {bad}, Enter, comes first</source>
        <translation>没有试标签：先输入 {bad}，Enter</translation>
    </message>
    <message>
        <source>Sold: {sold}. The customer has {name}</source>
        <translation>售出的是{sold}，顾客拿的是{name}</translation>
    </message>
    <message>
        <source>Counted {counted}, the drawer holds {held}: press 0, count again</source>
        <translation>清点 {counted}，钱箱里是 {held}：按 0 重新清点</translation>
    </message>
    <message>
        <source>Closed with {counted} instead of {held}: the next training tries again</source>
        <translation>以 {counted} 交班，应为 {held}：下次培训再试</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>HQ does not answer</source>
        <translation>总部没有应答</translation>
    </message>
    <message>
        <source>Go on selling; everything is sent when it answers again</source>
        <translation>请继续收银；恢复后自动上传</translation>
    </message>
    <message>
        <source>HQ refuses this till</source>
        <translation>总部拒绝了本机</translation>
    </message>
    <message>
        <source>Go on selling and call whoever runs HQ</source>
        <translation>请继续收银，并联系总部管理员</translation>
    </message>
    <message>
        <source>The answer did not come from HQ</source>
        <translation>收到的应答不是总部的</translation>
    </message>
    <message>
        <source>Go on selling; let HQ&apos;s address and the network be checked</source>
        <translation>请继续收银；请人检查总部地址和网络</translation>
    </message>
    <message>
        <source>HQ is busy</source>
        <translation>总部正忙</translation>
    </message>
    <message>
        <source>Go on selling; the till tries again</source>
        <translation>请继续收银；本机会自动重试</translation>
    </message>
    <message>
        <source>What HQ sent was damaged</source>
        <translation>总部发来的数据已损坏</translation>
    </message>
    <message>
        <source>The till fetches it again; if this comes back, call whoever runs HQ</source>
        <translation>本机会重新获取；若再次出现，请联系总部管理员</translation>
    </message>
    <message>
        <source>The till&apos;s copy differs from HQ&apos;s</source>
        <translation>本机数据与总部不一致</translation>
    </message>
    <message>
        <source>It is fetched again; nothing needs to be done</source>
        <translation>正在重新获取，无需处理</translation>
    </message>
    <message>
        <source>HQ does not take this enrolment code</source>
        <translation>总部不接受这个注册码</translation>
    </message>
    <message>
        <source>Ask HQ for a new one; a code is good once, for ten minutes</source>
        <translation>请向总部要新码；每个码十分钟内有效，只能用一次</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Free some space on it; nothing was lost</source>
        <translation>请清理磁盘空间；没有数据丢失</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>数据文件夹无法写入</translation>
    </message>
    <message>
        <source>Check the disk and the rights on the folder</source>
        <translation>请检查磁盘和文件夹权限</translation>
    </message>
    <message>
        <source>The disk does not do what it should</source>
        <translation>磁盘工作不正常</translation>
    </message>
    <message>
        <source>Stop selling here; nothing that was shown as paid is lost</source>
        <translation>请停用本机；已显示收款的单都不会丢失</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>打印机没有应答</translation>
    </message>
    <message>
        <source>Go on selling; receipts wait. Check its cable and power</source>
        <translation>请继续收银，小票会等待；请检查电源和连线</translation>
    </message>
    <message>
        <source>The printer has no paper</source>
        <translation>打印机缺纸</translation>
    </message>
    <message>
        <source>Put in a roll; the receipts that wait print by themselves</source>
        <translation>请装纸；等待的小票会自动打印</translation>
    </message>
    <message>
        <source>The books were written by a newer version of this program</source>
        <translation>账本由更新版本的程序写入</translation>
    </message>
    <message>
        <source>Install that version; the books were left as they are</source>
        <translation>请安装新版本；账本未作改动</translation>
    </message>
    <message>
        <source>The database does not keep what it must</source>
        <translation>数据库设置不符合要求</translation>
    </message>
    <message>
        <source>Do not sell on this machine; install the program again</source>
        <translation>请勿在本机收银；请重新安装程序</translation>
    </message>
    <message>
        <source>The books cannot be opened: their key is missing</source>
        <translation>账本打不开：缺少密钥</translation>
    </message>
    <message>
        <source>Bring the key back, or open them with HQ&apos;s recovery key</source>
        <translation>请找回密钥，或用总部的恢复密钥打开</translation>
    </message>
    <message>
        <source>The file of the chain&apos;s certificates is not there</source>
        <translation>找不到连锁总部的证书文件</translation>
    </message>
    <message>
        <source>Bring it back, or name another one with --ca-file</source>
        <translation>请放回该文件，或用 --ca-file 指定另一个</translation>
    </message>
    <message>
        <source>Others can read the key file</source>
        <translation>密钥文件可被他人读取</translation>
    </message>
    <message>
        <source>Set its rights to 0600</source>
        <translation>请把文件权限设为 0600</translation>
    </message>
    <message>
        <source>Another till is using these books</source>
        <translation>另一台收银程序正在使用这本账</translation>
    </message>
    <message>
        <source>Use the window that is open, or close it first</source>
        <translation>请使用已打开的窗口，或先关闭它</translation>
    </message>
    <message>
        <source>This till knows no articles yet</source>
        <translation>本机还没有商品资料</translation>
    </message>
    <message>
        <source>HQ speaks of a newer version</source>
        <translation>总部使用更新的版本</translation>
    </message>
    <message>
        <source>Install the version of the program that HQ wants</source>
        <translation>请安装总部要求的程序版本</translation>
    </message>
    <message>
        <source>HQ&apos;s plan needs a newer program; this till goes on with the plan before it</source>
        <translation>总部的方案需要更新的程序；本机继续用之前的方案</translation>
    </message>
    <message>
        <source>This is no enrolment code</source>
        <translation>这不是注册码</translation>
    </message>
    <message>
        <source>Type it whole, with the part behind the dot</source>
        <translation>请完整输入，包括点号后的部分</translation>
    </message>
    <message>
        <source>The printer has no such address</source>
        <translation>打印机地址不正确</translation>
    </message>
    <message>
        <source>Give tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME</source>
        <translation>请用 tcp:主机:端口、serial:串口、file:设备 或 queue:打印队列</translation>
    </message>
    <message>
        <source>The file of payment providers cannot be read</source>
        <translation>支付服务商文件无法读取</translation>
    </message>
    <message>
        <source>Write payments.json as the manual shows, or take it away</source>
        <translation>请按手册编写 payments.json，或将其移走</translation>
    </message>
    <message>
        <source>This names no entry</source>
        <translation>没有这样的记录</translation>
    </message>
    <message>
        <source>Write a receipt&apos;s number, like S01-R1-000123</source>
        <translation>请写小票号，例如 S01-R1-000123</translation>
    </message>
    <message>
        <source>There are no books here</source>
        <translation>这里没有账本</translation>
    </message>
    <message>
        <source>Enrol this till, or say where they are</source>
        <translation>请先注册本机，或指明账本位置</translation>
    </message>
    <message>
        <source>There are books here already</source>
        <translation>这里已有账本</translation>
    </message>
    <message>
        <source>Open them, or choose another place</source>
        <translation>请打开它，或另选位置</translation>
    </message>
    <message>
        <source>This till is not enrolled yet</source>
        <translation>本机尚未注册</translation>
    </message>
    <message>
        <source>Enrol it with a code from HQ</source>
        <translation>请用总部给的注册码注册</translation>
    </message>
    <message>
        <source>This till has no plan yet</source>
        <translation>本机还没有会员方案</translation>
    </message>
    <message>
        <source>Let it reach HQ once</source>
        <translation>请让本机连上总部一次</translation>
    </message>
    <message>
        <source>HQ has not sent what this till needs</source>
        <translation>总部还没有发来本机需要的数据</translation>
    </message>
    <message>
        <source>Check the network, then start the till again</source>
        <translation>请检查网络，然后重新启动</translation>
    </message>
    <message>
        <source>The receipt could not be kept as a file</source>
        <translation>小票文件无法保存</translation>
    </message>
    <message>
        <source>Print a copy instead, and let somebody look at the disk</source>
        <translation>请改为重打小票，并检查磁盘</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Nothing that was paid is lost; note what you did and call the store manager</source>
        <translation>已收款的交易不会丢失；请记下刚才的操作并联系店长</translation>
    </message>
    <message>
        <source>The till is closing</source>
        <translation>收银机正在关闭</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>请重新启动</translation>
    </message>
    <message>
        <source>Something does not work ({code})</source>
        <translation>出现故障（{code}）</translation>
    </message>
    <message>
        <source>Nothing was lost; call the store manager</source>
        <translation>没有数据丢失；请联系店长</translation>
    </message>
    <message>
        <source>The file beside the till&apos;s key that PINs need cannot be read</source>
        <translation>密钥旁的密码文件无法读取</translation>
    </message>
    <message>
        <source>Bring it back from where it is kept, or enrol the register again</source>
        <translation>请从备份处取回，或重新登记本机</translation>
    </message>
</context>
<context>
    <name>Float</name>
    <message>
        <source>Float in the drawer</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>{name}: count the float into the drawer</source>
        <translation>{name}：请清点备用金放入钱箱</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>正在记账…</translation>
    </message>
</context>
<context>
    <name>Function</name>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Clear cart</source>
        <translation>清空购物车</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重打小票</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>下一单</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Backspace</source>
        <translation>退格</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>× Qty</source>
        <translation>× 数量</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>Pay code</source>
        <translation>扫码付</translation>
    </message>
    <message>
        <source>Enter: exact cash</source>
        <translation>按 Enter 现金收款</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>正在记账…</translation>
    </message>
    <message>
        <source>Enter again: exact cash</source>
        <translation>再按 Enter 收现金</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>正好</translation>
    </message>
    <message>
        <source>Cash {amount}</source>
        <translation>现金 {amount}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>this help</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <source>clear what is typed, go back</source>
        <translation>清除输入，返回</translation>
    </message>
    <message>
        <source>drop the member of this sale</source>
        <translation>移除本单会员</translation>
    </message>
    <message>
        <source>suspend the sale</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>resume a suspended sale</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>return goods of a receipt</source>
        <translation>凭小票退货</translation>
    </message>
    <message>
        <source>find an article, check a price</source>
        <translation>查商品，查价</translation>
    </message>
    <message>
        <source>percent off the line, as typed</source>
        <translation>单品折扣，先输百分比</translation>
    </message>
    <message>
        <source>percent off the bill, as typed</source>
        <translation>整单折扣，先输百分比</translation>
    </message>
    <message>
        <source>another price, as typed</source>
        <translation>改价，先输单价</translation>
    </message>
    <message>
        <source>return goods without a receipt</source>
        <translation>无小票退货</translation>
    </message>
    <message>
        <source>cash: exact, or as typed</source>
        <translation>现金：正好，或先输实收金额</translation>
    </message>
    <message>
        <source>stored value: all, or as typed</source>
        <translation>储值：能付多少付多少，或先输金额</translation>
    </message>
    <message>
        <source>payment code: all, or as typed</source>
        <translation>付款码：全部，或输入的金额</translation>
    </message>
    <message>
        <source>card: type the slip&apos;s reference</source>
        <translation>刷卡：输入签购单参考号</translation>
    </message>
    <message>
        <source>no network: by member&apos;s phone</source>
        <translation>无网络：用会员手机领取额度</translation>
    </message>
    <message>
        <source>take what is typed; twice: cash</source>
        <translation>确认输入；空按两次：现金正好</translation>
    </message>
    <message>
        <source>quantity: type the number first</source>
        <translation>数量：先输数字</translation>
    </message>
    <message>
        <source>one more of the selected line</source>
        <translation>选中行加一件</translation>
    </message>
    <message>
        <source>one less of the selected line</source>
        <translation>选中行减一件</translation>
    </message>
    <message>
        <source>line above</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>line below</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>remove the selected line</source>
        <translation>删除选中行</translation>
    </message>
    <message>
        <source>clear the cart</source>
        <translation>清空购物车</translation>
    </message>
    <message>
        <source>undo the last change</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>print the last receipt again</source>
        <translation>重打上一张小票</translation>
    </message>
    <message>
        <source>open the drawer, with a reason</source>
        <translation>开钱箱（需填原因）</translation>
    </message>
    <message>
        <source>cash in, out, to the safe</source>
        <translation>现金存入、取出、入保险柜</translation>
    </message>
    <message>
        <source>lock the till</source>
        <translation>锁定收银机</translation>
    </message>
    <message>
        <source>shift: reports, close, sign out</source>
        <translation>班次：报表、交班、签退</translation>
    </message>
    <message>
        <source>next sale; a scan does it too</source>
        <translation>下一单；直接扫码也可以</translation>
    </message>
    <message>
        <source>return everything that is left</source>
        <translation>剩余商品全部退货</translation>
    </message>
    <message>
        <source>charge back what is no longer due, or keep it</source>
        <translation>扣回不再符合的优惠，或保留</translation>
    </message>
    <message>
        <source>exchange: scan other goods next</source>
        <translation>换货：接着扫描新商品</translation>
    </message>
    <message>
        <source>print the report</source>
        <translation>打印报表</translation>
    </message>
    <message>
        <source>what an article costs today</source>
        <translation>查商品今日价格</translation>
    </message>
    <message>
        <source>find receipts, print them again</source>
        <translation>查找小票、重打</translation>
    </message>
    <message>
        <source>gift receipt, without prices</source>
        <translation>礼品小票（不含价格）</translation>
    </message>
    <message>
        <source>keep as a picture and a PDF</source>
        <translation>保存为图片和 PDF</translation>
    </message>
    <message>
        <source>the receipt further up</source>
        <translation>小票上翻</translation>
    </message>
    <message>
        <source>the receipt further down</source>
        <translation>小票下翻</translation>
    </message>
    <message>
        <source>void the whole sale, with a reason</source>
        <translation>整单作废，需原因</translation>
    </message>
    <message>
        <source>training: begin, or end it</source>
        <translation>开始或结束培训</translation>
    </message>
    <message>
        <source>member: as typed, or his page</source>
        <translation>会员：按所输查找，或看会员页</translation>
    </message>
    <message>
        <source>on account: all, or as typed</source>
        <translation>挂账：全部或输入金额</translation>
    </message>
    <message>
        <source>points (as typed), coupons, gifts</source>
        <translation>积分（按所输）、优惠券、礼品</translation>
    </message>
    <message>
        <source>new member, phone as typed</source>
        <translation>新会员，手机号可先输</translation>
    </message>
    <message>
        <source>top up stored value, as typed</source>
        <translation>储值充值，金额可先输</translation>
    </message>
    <message>
        <source>packages: tick off sessions</source>
        <translation>次卡：划次</translation>
    </message>
    <message>
        <source>settings of this register</source>
        <translation>本机设置</translation>
    </message>
</context>
<context>
    <name>Lamp</name>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>HQ</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Synced {time}</source>
        <translation>已同步 {time}</translation>
    </message>
    <message>
        <source>paper low</source>
        <translation>纸将尽</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>盖子未合</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未关</translation>
    </message>
    <message>
        <source>Offline, selling</source>
        <translation>离线收银</translation>
    </message>
</context>
<context>
    <name>Member</name>
    <message>
        <source>No member</source>
        <translation>散客</translation>
    </message>
    <message>
        <source>Member {name}, {tier}, stored value {value}</source>
        <translation>会员 {name}，{tier}，储值 {value}</translation>
    </message>
    <message>
        <source>Scan the card, or last 4 of the phone + F3</source>
        <translation>扫会员码，或输手机后四位按 F3</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>储值</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>券</translation>
    </message>
    <message>
        <source>To grant</source>
        <translation>待服务</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>X report</source>
        <translation>X 报表</translation>
    </message>
    <message>
        <source>the shift so far; nothing is closed</source>
        <translation>截至目前，不关班</translation>
    </message>
    <message>
        <source>Find a receipt</source>
        <translation>查找小票</translation>
    </message>
    <message>
        <source>copy, gift receipt, PDF</source>
        <translation>重打、礼品小票、PDF</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>the shift stays open</source>
        <translation>班次保持开启</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>blind count, then the Z report</source>
        <translation>盲点现金，然后打印 Z 报表</translation>
    </message>
    <message>
        <source>End the training</source>
        <translation>结束培训</translation>
    </message>
    <message>
        <source>everything of it is thrown away</source>
        <translation>培训内容全部丢弃</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>books of its own; nothing counts</source>
        <translation>使用单独账本，不计入正式账目</translation>
    </message>
    <message>
        <source>ten things to learn, one after the other</source>
        <translation>十项练习，逐个完成</translation>
    </message>
    <message>
        <source>Drills</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>too many wrong PINs</source>
        <translation>PIN 输错太多次</translation>
    </message>
    <message>
        <source>Unlock a colleague</source>
        <translation>为同事解锁</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Press the digit in front</source>
        <translation>按前面的数字选择</translation>
    </message>
    <message>
        <source>for the store manager</source>
        <translation>限店长</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>open it; cash in, out, to the safe</source>
        <translation>打开；存入、取出、入保险柜</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close the till</source>
        <translation>关闭收银机</translation>
    </message>
</context>
<context>
    <name>Paid</name>
    <message>
        <source>Returned</source>
        <translation>退货完成</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>收款完成</translation>
    </message>
    <message>
        <source>Exchanged</source>
        <translation>换货完成</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退 款</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找 零</translation>
    </message>
    <message>
        <source>Receipt is printing · scan to begin the next sale</source>
        <translation>小票正在打印 · 直接扫下一件商品即开始新单</translation>
    </message>
    <message>
        <source>Receipt printed · scan to begin the next sale</source>
        <translation>小票已打印 · 直接扫下一件商品即开始新单</translation>
    </message>
    <message>
        <source>Receipt waits for the printer · go on selling</source>
        <translation>小票等待打印机 · 可继续收银</translation>
    </message>
    <message>
        <source>Scan to begin the next sale</source>
        <translation>直接扫下一件商品即开始新单</translation>
    </message>
    <message>
        <source>Payable</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>本单积分</translation>
    </message>
    <message>
        <source>Balance is low</source>
        <translation>余额不足 20</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>储值余额</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>last visit</source>
        <translation>上次到店</translation>
    </message>
    <message>
        <source>Which member?</source>
        <translation>哪一位会员？</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Press the digit in front of the name</source>
        <translation>按姓名前的数字选择</translation>
    </message>
    <message>
        <source>Type the phone number or its last four digits, then Enter; or scan the card</source>
        <translation>输入手机号或后四位后按 Enter；或扫会员卡</translation>
    </message>
    <message>
        <source>Type a name, its pinyin initials, or a price check: the barcode</source>
        <translation>输入品名、拼音首字母或条码</translation>
    </message>
    <message>
        <source>Nothing found for {query}</source>
        <translation>未找到“{query}”</translation>
    </message>
    <message>
        <source>Look up an article</source>
        <translation>查商品</translation>
    </message>
    <message>
        <source>Arrows choose, Enter sells it</source>
        <translation>方向键选择，Enter 加入购物车</translation>
    </message>
    <message>
        <source>Only say a price</source>
        <translation>只查价格</translation>
    </message>
    <message>
        <source>member {price}</source>
        <translation>会员 {price}</translation>
    </message>
    <message>
        <source>Suspended sales</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Press its digit, or Enter</source>
        <translation>按数字或 Enter 取单</translation>
    </message>
    <message>
        <source>No sale is suspended</source>
        <translation>没有挂单</translation>
    </message>
    <message>
        <source>Without a receipt</source>
        <translation>无小票退货</translation>
    </message>
    <message>
        <source>Return of which receipt?</source>
        <translation>退哪一张小票？</translation>
    </message>
    <message>
        <source>Scan the receipt, type its number, or choose one of the last</source>
        <translation>扫小票、输入单号，或从最近的小票中选择</translation>
    </message>
    <message>
        <source>partly returned</source>
        <translation>已退部分</translation>
    </message>
    <message>
        <source>{amount} by the customer&apos;s code</source>
        <translation>{amount} 扫码支付</translation>
    </message>
    <message>
        <source>Scan the payment code on the customer&apos;s phone</source>
        <translation>请扫描顾客手机上的付款码</translation>
    </message>
    <message>
        <source>{amount} by {tender}</source>
        <translation>{tender} {amount}</translation>
    </message>
    <message>
        <source>Asking for the money ...</source>
        <translation>正在收款…</translation>
    </message>
    <message>
        <source>The customer confirms on the phone; the till looks again by itself</source>
        <translation>顾客正在手机上确认，系统会自动查询</translation>
    </message>
    <message>
        <source>No answer yet: the money may have moved. The till looks again by itself</source>
        <translation>尚无结果，款项可能已扣，系统会自动查询</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次查询</translation>
    </message>
    <message>
        <source>{amount} by card</source>
        <translation>刷卡 {amount}</translation>
    </message>
    <message>
        <source>Type the reference on the terminal&apos;s slip, then Enter</source>
        <translation>输入签购单上的参考号，按回车</translation>
    </message>
    <message>
        <source>By the member&apos;s phone: {amount}</source>
        <translation>通过会员手机领取：{amount}</translation>
    </message>
    <message>
        <source>The member scans this, then the till scans the answer on the phone</source>
        <translation>会员扫描此码，再由收银机扫描手机上的回复</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>本页快捷键</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
</context>
<context>
    <name>Plural</name>
    <message numerus="yes">
        <source>Cart, %n line(s)</source>
        <translation>
            <numerusform>购物车，%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 种</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Receipt, %n line(s)</source>
        <translation>
            <numerusform>小票，%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>待上传 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 张等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are removed; the journal notes it</source>
        <translation>
            <numerusform>将删除 %n 行；流水会记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspended sale(s): resume or clear them</source>
        <translation>
            <numerusform>%n 个挂单：请先取单或清空</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent entries: they are sent later</source>
        <translation>
            <numerusform>%n 条待上传：稍后自动上传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) wait for the printer</source>
        <translation>
            <numerusform>%n 张小票等待打印</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Price</name>
    <message>
        <source>What does it cost?</source>
        <translation>查价格</translation>
    </message>
    <message>
        <source>Scan it, or type its barcode and press Enter; nothing is sold</source>
        <translation>扫描商品，或输入条码后按 Enter；不会售出</translation>
    </message>
    <message>
        <source>Members pay</source>
        <translation>会员价</translation>
    </message>
    <message>
        <source>no member</source>
        <translation>非会员</translation>
    </message>
    <message>
        <source>Today, alone in a cart ({who})</source>
        <translation>今日单买（{who}）</translation>
    </message>
    <message>
        <source>no offer applies</source>
        <translation>无优惠</translation>
    </message>
    <message>
        <source>Price check</source>
        <translation>查价</translation>
    </message>
    <message>
        <source>Enter sells it; scan the next one, or Esc</source>
        <translation>按 Enter 售出；可继续扫描，或按 Esc</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sell</source>
        <translation>收银</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查价</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>No receipt is chosen</source>
        <translation>未选择小票</translation>
    </message>
    <message>
        <source>Number, time, day, amount or member; or scan it</source>
        <translation>输入单号、时间、日期、金额或会员，或扫描小票</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>重打小票</translation>
    </message>
    <message>
        <source>Gift receipt</source>
        <translation>礼品小票</translation>
    </message>
    <message>
        <source>Keep as PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Return it</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>整单作废</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Receipts for {query}</source>
        <translation>“{query}”的小票</translation>
    </message>
    <message>
        <source>Latest receipts</source>
        <translation>最近小票</translation>
    </message>
    <message>
        <source>Arrows choose, PgUp and PgDn move the paper</source>
        <translation>方向键选择，PgUp、PgDn 翻看小票</translation>
    </message>
    <message>
        <source>None fits; try the amount, the day (1-31) or the time (18:42)</source>
        <translation>没有符合的小票；可试金额、日期（1-31）或时间（18:42）</translation>
    </message>
    <message>
        <source>Nothing was printed of it</source>
        <translation>此单没有打印过小票</translation>
    </message>
    <message>
        <source>return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>top-up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>voided sale</source>
        <translation>作废单</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>礼品兑换</translation>
    </message>
    <message>
        <source>gift taken back</source>
        <translation>礼品退回</translation>
    </message>
    <message>
        <source>points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>new member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>session</source>
        <translation>次卡核销</translation>
    </message>
    <message>
        <source>sessions given on</source>
        <translation>次卡转让</translation>
    </message>
    <message>
        <source>service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>抽奖</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>membership</source>
        <translation>会籍</translation>
    </message>
    <message>
        <source>new card</source>
        <translation>换新卡</translation>
    </message>
    <message>
        <source>card frozen</source>
        <translation>卡已冻结</translation>
    </message>
    <message>
        <source>card in use again</source>
        <translation>卡已解冻</translation>
    </message>
    <message>
        <source>refund in cash</source>
        <translation>现金退款</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>日结报表</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已全部退货</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>No article for {scanned}</source>
        <translation>未找到条码 {scanned}</translation>
    </message>
    <message>
        <source>Scan again, or press F4 to search by name</source>
        <translation>请重扫，或按 F4 按名称查找</translation>
    </message>
    <message>
        <source>{scanned} was read wrongly</source>
        <translation>{scanned} 读码有误</translation>
    </message>
    <message>
        <source>Scan again, or type the digits below the bars</source>
        <translation>请重扫，或输入条码下的数字</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>没有读到内容</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>请重扫</translation>
    </message>
    <message>
        <source>This code is too long for the till</source>
        <translation>条码过长</translation>
    </message>
    <message>
        <source>Scan the article&apos;s own barcode</source>
        <translation>请扫商品自己的条码</translation>
    </message>
    <message>
        <source>The scan was not taken</source>
        <translation>这次扫码未受理</translation>
    </message>
    <message>
        <source>Finish this step first, then scan again</source>
        <translation>请先完成当前步骤再扫</translation>
    </message>
    <message>
        <source>This is a payment code; it cannot be taken here</source>
        <translation>这是付款码，本机不能收</translation>
    </message>
    <message>
        <source>Ask for cash or stored value</source>
        <translation>请收现金或储值</translation>
    </message>
    <message>
        <source>Nothing was typed</source>
        <translation>没有输入内容</translation>
    </message>
    <message>
        <source>Type first, then press the key</source>
        <translation>请先输入，再按键</translation>
    </message>
    <message>
        <source>{typed} is not an amount</source>
        <translation>“{typed}”不是金额</translation>
    </message>
    <message>
        <source>Type the amount received, for example 200 or 200.50</source>
        <translation>请输入实收金额，如 200 或 200.50</translation>
    </message>
    <message>
        <source>{name} has no price</source>
        <translation>{name} 没有价格</translation>
    </message>
    <message>
        <source>Put it aside and tell the store manager</source>
        <translation>请先放一边，并告知店长</translation>
    </message>
    <message>
        <source>{name} is sold by weight</source>
        <translation>{name} 按重量出售</translation>
    </message>
    <message>
        <source>{name} is not sold here</source>
        <translation>本店不售 {name}</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>请先放一边</translation>
    </message>
    <message>
        <source>The quantity cannot be 0</source>
        <translation>数量不能为 0</translation>
    </message>
    <message>
        <source>Type a quantity, or press Del to remove the line</source>
        <translation>请输入数量，或按 Del 删除该行</translation>
    </message>
    <message>
        <source>The quantity is too large</source>
        <translation>数量过大</translation>
    </message>
    <message>
        <source>At most {most}: type it again</source>
        <translation>最多 {most}，请重新输入</translation>
    </message>
    <message>
        <source>{typed} is not a quantity</source>
        <translation>“{typed}”不是数量</translation>
    </message>
    <message>
        <source>Type digits, then *</source>
        <translation>请输入数字，再按 *</translation>
    </message>
    <message>
        <source>There is no such line</source>
        <translation>没有这一行</translation>
    </message>
    <message>
        <source>Choose a line with the arrow keys</source>
        <translation>请用方向键选择</translation>
    </message>
    <message>
        <source>Weigh it, type the kilograms with a point, for example 0.735, then *</source>
        <translation>请称重，输入公斤数（带小数点，例如 0.735），再按 *</translation>
    </message>
    <message>
        <source>Pieces are whole: type digits, then *</source>
        <translation>件数须为整数：输入数字，再按 *</translation>
    </message>
    <message>
        <source>No line is chosen</source>
        <translation>没有选中行</translation>
    </message>
    <message>
        <source>The till is booking</source>
        <translation>正在记账</translation>
    </message>
    <message>
        <source>Wait a moment, then try again</source>
        <translation>请稍候再试</translation>
    </message>
    <message>
        <source>A scan does not help here</source>
        <translation>此处不能扫码</translation>
    </message>
    <message>
        <source>Finish this page, or press Esc</source>
        <translation>请先完成本页，或按 Esc</translation>
    </message>
    <message>
        <source>The cart is empty</source>
        <translation>购物车是空的</translation>
    </message>
    <message>
        <source>Scan an article first</source>
        <translation>请先扫商品</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Go on scanning</source>
        <translation>请继续扫码</translation>
    </message>
    <message>
        <source>Part of this sale is paid already</source>
        <translation>本单已收部分款项</translation>
    </message>
    <message>
        <source>Take the rest, or press Esc to give it back</source>
        <translation>请收余款，或按 Esc 退回</translation>
    </message>
    <message>
        <source>A sale is open</source>
        <translation>有未完成的单</translation>
    </message>
    <message>
        <source>Finish it, or suspend it with F6</source>
        <translation>请先完成，或按 F6 挂单</translation>
    </message>
    <message>
        <source>Goods come back for this sale</source>
        <translation>此单正在换货</translation>
    </message>
    <message>
        <source>Finish the exchange, or press Esc: back to the return</source>
        <translation>请完成换货，或按 Esc 回到退货</translation>
    </message>
    <message>
        <source>This sale is finished already</source>
        <translation>本单已完成</translation>
    </message>
    <message>
        <source>Begin the next one</source>
        <translation>请开始下一单</translation>
    </message>
    <message>
        <source>No member has the card {card}</source>
        <translation>卡号 {card} 没有对应会员</translation>
    </message>
    <message>
        <source>No member found for {typed}</source>
        <translation>未找到会员 {typed}</translation>
    </message>
    <message>
        <source>The card of {name} is frozen</source>
        <translation>{name} 的会员卡已冻结</translation>
    </message>
    <message>
        <source>Sell without the member; the store manager can help</source>
        <translation>请按散客收银；可请店长处理</translation>
    </message>
    <message>
        <source>This sale has no member</source>
        <translation>本单没有会员</translation>
    </message>
    <message>
        <source>Scan the card, or type the phone and press F3</source>
        <translation>请扫会员卡，或输手机号按 F3</translation>
    </message>
    <message>
        <source>A coupon belongs to a member</source>
        <translation>优惠券属于会员</translation>
    </message>
    <message>
        <source>Scan the card first, then the coupon</source>
        <translation>请先扫会员卡，再扫券</translation>
    </message>
    <message>
        <source>This coupon cannot be used here now</source>
        <translation>此券现在不能在这里使用</translation>
    </message>
    <message>
        <source>It is used, expired, or another member&apos;s; sell without it</source>
        <translation>已用、过期或属于他人；请不用券收银</translation>
    </message>
    <message>
        <source>This coupon is in the cart already</source>
        <translation>此券已在购物车中</translation>
    </message>
    <message>
        <source>The till does not know this coupon yet</source>
        <translation>本机还不认识此券</translation>
    </message>
    <message>
        <source>A new member needs a phone number or a card</source>
        <translation>入会需要手机号或会员卡</translation>
    </message>
    <message>
        <source>Type the phone number, or scan a blank card</source>
        <translation>请输入手机号，或扫一张空白会员卡</translation>
    </message>
    <message>
        <source>{typed} is not a phone number</source>
        <translation>{typed} 不是手机号</translation>
    </message>
    <message>
        <source>Type its 11 digits again</source>
        <translation>请重新输入 11 位手机号</translation>
    </message>
    <message>
        <source>{card} cannot be a member card</source>
        <translation>{card} 不能作为会员卡</translation>
    </message>
    <message>
        <source>Scan a blank card of this chain</source>
        <translation>请扫本连锁的空白会员卡</translation>
    </message>
    <message>
        <source>{typed} is not a birthday</source>
        <translation>{typed} 不是生日</translation>
    </message>
    <message>
        <source>Type it as 1990-05-17, or leave it empty</source>
        <translation>请按 1990-05-17 输入，或留空</translation>
    </message>
    <message>
        <source>This phone number belongs to {name}</source>
        <translation>该手机号已属于 {name}</translation>
    </message>
    <message>
        <source>Attach that member instead</source>
        <translation>请直接关联该会员</translation>
    </message>
    <message>
        <source>This card belongs to {name}</source>
        <translation>该卡已属于 {name}</translation>
    </message>
    <message>
        <source>Scan another blank card</source>
        <translation>请换一张空白卡</translation>
    </message>
    <message>
        <source>The agreement was not accepted</source>
        <translation>顾客尚未同意协议</translation>
    </message>
    <message>
        <source>Show it to the customer and ask again</source>
        <translation>请出示协议后再确认</translation>
    </message>
    <message>
        <source>Nobody can bring himself</source>
        <translation>推荐人不能是本人</translation>
    </message>
    <message>
        <source>Choose the member who brought him, or nobody</source>
        <translation>请选择推荐人，或不填</translation>
    </message>
    <message>
        <source>{name} is sold to members only</source>
        <translation>{name} 只售予会员</translation>
    </message>
    <message>
        <source>Scan the card, or enrol the customer first</source>
        <translation>请先扫会员卡，或为顾客入会</translation>
    </message>
    <message>
        <source>This sale is not for a company</source>
        <translation>本单不是团体会员</translation>
    </message>
    <message>
        <source>Attach the company first, then who buys for it</source>
        <translation>请先关联团体会员，再选经办人</translation>
    </message>
    <message>
        <source>A company cannot buy for a company</source>
        <translation>团体不能作为经办人</translation>
    </message>
    <message>
        <source>Scan the card of the person who buys</source>
        <translation>请扫经办人本人的会员卡</translation>
    </message>
    <message>
        <source>The till does not know this package yet</source>
        <translation>收银机还没有该次卡资料</translation>
    </message>
    <message>
        <source>Try again when HQ was reached</source>
        <translation>联系到总部后再试</translation>
    </message>
    <message>
        <source>No package of this member can be paid back here</source>
        <translation>此处没有可退的该会员次卡</translation>
    </message>
    <message>
        <source>Scan the receipt of the sale that sold it</source>
        <translation>请扫售出该次卡的小票</translation>
    </message>
    <message>
        <source>This package is not paid back</source>
        <translation>该次卡不可退款</translation>
    </message>
    <message>
        <source>The sessions stay good until they are used</source>
        <translation>剩余次数仍可继续使用</translation>
    </message>
    <message>
        <source>{here} of {left} sessions are known to be free here</source>
        <translation>{left} 次中仅 {here} 次在本机</translation>
    </message>
    <message>
        <source>Sessions of this package were used already</source>
        <translation>该次卡已使用过</translation>
    </message>
    <message>
        <source>Pay the unused part back instead</source>
        <translation>请改用退剩余次数</translation>
    </message>
    <message>
        <source>The sessions have ended; {here} are still good</source>
        <translation>次卡已过期，仅 {here} 次有效</translation>
    </message>
    <message>
        <source>Use those, or sell a new package</source>
        <translation>请使用有效次数，或购买新次卡</translation>
    </message>
    <message>
        <source>{here} sessions are left here, {wanted} are wanted</source>
        <translation>本机剩 {here} 次，需要 {wanted} 次</translation>
    </message>
    <message>
        <source>Tick off fewer, or ask HQ for more</source>
        <translation>请减少次数，或向总部申请</translation>
    </message>
    <message>
        <source>A session pays for this line already</source>
        <translation>此行已用次卡支付</translation>
    </message>
    <message>
        <source>Choose another line</source>
        <translation>请选择另一行</translation>
    </message>
    <message>
        <source>This package does not cover {sku}</source>
        <translation>该次卡不含 {sku}</translation>
    </message>
    <message>
        <source>Choose another package, or sell it</source>
        <translation>请换次卡，或按商品销售</translation>
    </message>
    <message>
        <source>This package cannot be given to somebody else</source>
        <translation>该次卡不可转让</translation>
    </message>
    <message>
        <source>It stays with its member</source>
        <translation>仅限本人使用</translation>
    </message>
    <message>
        <source>Both are the same member</source>
        <translation>双方是同一会员</translation>
    </message>
    <message>
        <source>Scan the other member&apos;s card</source>
        <translation>请扫对方的会员卡</translation>
    </message>
    <message>
        <source>The till does not know this membership yet</source>
        <translation>收银机还没有该付费会员资料</translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation>缺少原因</translation>
    </message>
    <message>
        <source>The till does not know this draw yet</source>
        <translation>收银机还没有该抽奖资料</translation>
    </message>
    <message>
        <source>This sale has no draw left</source>
        <translation>本单没有可用的抽奖</translation>
    </message>
    <message>
        <source>Each draw of a sale is made once</source>
        <translation>每单抽奖只能进行一次</translation>
    </message>
    <message>
        <source>This draw belongs to a sale and costs no points</source>
        <translation>该抽奖随单赠送，不用积分</translation>
    </message>
    <message>
        <source>Make it with the receipt of the sale</source>
        <translation>请凭销售小票抽奖</translation>
    </message>
    <message>
        <source>Another draw was made meanwhile</source>
        <translation>期间已有另一次抽奖</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>请重新抽奖</translation>
    </message>
    <message>
        <source>The till is not ready to draw yet</source>
        <translation>抽奖尚未就绪</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>请稍后再试</translation>
    </message>
    <message>
        <source>The member has no right to this here and now</source>
        <translation>该会员此时此地不享受这项服务</translation>
    </message>
    <message>
        <source>Look at the list again with F3</source>
        <translation>按 F3 重新查看列表</translation>
    </message>
    <message>
        <source>This was granted already</source>
        <translation>这项服务已核销</translation>
    </message>
    <message>
        <source>Tell the member when it was; the list shows what is left</source>
        <translation>告知会员；列表里是剩余的服务</translation>
    </message>
    <message>
        <source>This was granted in another store, or cannot be asked for now</source>
        <translation>这项服务已在其他门店使用，或现在无法查询</translation>
    </message>
    <message>
        <source>Grant something else, or try again when the network is back</source>
        <translation>请提供其他服务，或网络恢复后再试</translation>
    </message>
    <message>
        <source>This coupon has ended</source>
        <translation>该优惠券已过期</translation>
    </message>
    <message>
        <source>Sell without it</source>
        <translation>请不使用该券继续销售</translation>
    </message>
    <message>
        <source>This coupon is not for this member, store or time</source>
        <translation>该券不适用于此会员、门店或时间</translation>
    </message>
    <message>
        <source>Sell without it; the member keeps it</source>
        <translation>请不用券收银；券仍归会员</translation>
    </message>
    <message>
        <source>Whether this coupon holds is not known here: the member is of another store</source>
        <translation>此券是否可用在此无法得知：会员属于其他门店</translation>
    </message>
    <message>
        <source>This till is too old for this coupon</source>
        <translation>本机版本过旧，不识别该券</translation>
    </message>
    <message>
        <source>There is nothing to pay</source>
        <translation>没有要收的款</translation>
    </message>
    <message>
        <source>New prices are in force: {due} are due now</source>
        <translation>新价格已生效：现应收 {due}</translation>
    </message>
    <message>
        <source>Tell the customer, then take the payment</source>
        <translation>请告知顾客后再收款</translation>
    </message>
    <message>
        <source>{due} are still to pay</source>
        <translation>还差 {due}</translation>
    </message>
    <message>
        <source>Take the rest</source>
        <translation>请收余款</translation>
    </message>
    <message>
        <source>The amount cannot be 0</source>
        <translation>金额不能为 0</translation>
    </message>
    <message>
        <source>Type the amount again</source>
        <translation>请重新输入金额</translation>
    </message>
    <message>
        <source>Only cash gives change</source>
        <translation>只有现金可以找零</translation>
    </message>
    <message>
        <source>Type at most {payable}</source>
        <translation>最多输入 {payable}</translation>
    </message>
    <message>
        <source>{amount} in cash is much more than is due</source>
        <translation>现金 {amount} 比应收多出很多</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>请再点一次</translation>
    </message>
    <message>
        <source>Stored value to spend here: {here} of {balance}</source>
        <translation>储值可在此用 {here}，余额 {balance}</translation>
    </message>
    <message>
        <source>Press F12 to take what is here, the rest in cash</source>
        <translation>按 F12 用可用部分，余款收现金</translation>
    </message>
    <message>
        <source>No stored value can be spent here now (balance {balance})</source>
        <translation>储值现在不能在此使用（余额 {balance}）</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>请收现金</translation>
    </message>
    <message>
        <source>This till may spend only {room} of it now</source>
        <translation>本机现在最多可用 {room}</translation>
    </message>
    <message>
        <source>Take the rest in cash</source>
        <translation>余款请收现金</translation>
    </message>
    <message>
        <source>{amount} of the balance are lent to {where} since {since}</source>
        <translation>余额中 {amount} 自 {since} 起已借给 {where}</translation>
    </message>
    <message>
        <source>No receipt {receipt} on this till</source>
        <translation>本机没有小票 {receipt}</translation>
    </message>
    <message>
        <source>Check the number, or choose from the list with F8</source>
        <translation>请核对单号，或按 F8 从列表选择</translation>
    </message>
    <message>
        <source>Receipt {receipt} is of register {register}</source>
        <translation>小票 {receipt} 属于 {register}</translation>
    </message>
    <message>
        <source>Go to that register with it</source>
        <translation>请到那台收银台办理</translation>
    </message>
    <message>
        <source>The right to return this receipt is lent to another register</source>
        <translation>这张小票的退货权已借给另一台收银机</translation>
    </message>
    <message>
        <source>Open the receipt again when HQ is there</source>
        <translation>总部连上后再打开这张小票</translation>
    </message>
    <message>
        <source>Only HQ knows what is left of receipt {receipt}, and it does not answer</source>
        <translation>小票 {receipt} 还剩多少可退只有总部知道，总部没有回应</translation>
    </message>
    <message>
        <source>Give the goods back at register {register}, or here when HQ is there</source>
        <translation>请到收银机 {register} 退货，或等总部连上后在此退货</translation>
    </message>
    <message>
        <source>Register {register} has the right to return {receipt} and does not answer</source>
        <translation>小票 {receipt} 的退货权在收银机 {register}，它没有回应</translation>
    </message>
    <message>
        <source>Try again in a minute, or give the goods back there</source>
        <translation>请一分钟后再试，或到那台收银机退货</translation>
    </message>
    <message>
        <source>HQ knows no receipt {receipt}, or not yet</source>
        <translation>总部没有小票 {receipt}，或尚未收到</translation>
    </message>
    <message>
        <source>Check the number, or give the goods back at register {register}</source>
        <translation>请核对号码，或到收银机 {register} 退货</translation>
    </message>
    <message>
        <source>There are two receipts {receipt}</source>
        <translation>有两张小票 {receipt}</translation>
    </message>
    <message>
        <source>Type the number with the 12 signs that stand behind it on the paper</source>
        <translation>请连同小票号后面的 12 位字符一起输入</translation>
    </message>
    <message>
        <source>Nothing is taken back here without a receipt</source>
        <translation>本店无小票不能退货</translation>
    </message>
    <message>
        <source>Ask for the receipt, or find it by amount, day or phone with Ctrl+F</source>
        <translation>请顾客出示小票，或按 Ctrl+F 用金额、日期、手机号查找</translation>
    </message>
    <message>
        <source>Find the receipt by amount, day or phone with Ctrl+F</source>
        <translation>按 Ctrl+F 用金额、日期、手机号查找小票</translation>
    </message>
    <message>
        <source>Without a receipt at most {amount} go back at a time</source>
        <translation>无小票一次最多退 {amount}</translation>
    </message>
    <message>
        <source>Without receipts at most {amount} go back at this till in a day</source>
        <translation>本收银机无小票一天最多退 {amount}</translation>
    </message>
    <message>
        <source>Find the receipt, or ask the customer to come back tomorrow</source>
        <translation>请查找小票，或请顾客明天再来</translation>
    </message>
    <message>
        <source>Without a receipt it goes back as stored value of a member</source>
        <translation>无小票只能退到会员储值</translation>
    </message>
    <message>
        <source>Scan the member&apos;s card, or enrol him first</source>
        <translation>请扫会员卡，或先办会员</translation>
    </message>
    <message>
        <source>Receipt {receipt} does not fit our journal</source>
        <translation>小票 {receipt} 与流水不符</translation>
    </message>
    <message>
        <source>Keep it and call the store manager</source>
        <translation>请留下小票，并联系店长</translation>
    </message>
    <message>
        <source>{name} is not on this receipt</source>
        <translation>{name} 不在这张小票上</translation>
    </message>
    <message>
        <source>Check the receipt and the goods</source>
        <translation>请核对小票和商品</translation>
    </message>
    <message>
        <source>Something of this receipt came back meanwhile</source>
        <translation>这张小票刚有退货</translation>
    </message>
    <message>
        <source>Choose the goods again</source>
        <translation>请重新选择商品</translation>
    </message>
    <message>
        <source>Finish it, or suspend it with F6; then return</source>
        <translation>请先完成，或按 F6 挂单，再退货</translation>
    </message>
    <message>
        <source>All of receipt {receipt} is returned already</source>
        <translation>小票 {receipt} 已全部退货</translation>
    </message>
    <message>
        <source>Check the number of the receipt</source>
        <translation>请核对单号</translation>
    </message>
    <message>
        <source>No goods are chosen</source>
        <translation>没有选择退货商品</translation>
    </message>
    <message>
        <source>Press + on a line, or F8 for everything</source>
        <translation>请在行上按 +，或按 F8 全退</translation>
    </message>
    <message>
        <source>Nothing of this return is to be decided</source>
        <translation>此退货没有需要决定的优惠</translation>
    </message>
    <message>
        <source>Enter gives back what is shown</source>
        <translation>按 Enter 按所示退款</translation>
    </message>
    <message>
        <source>No more than {left} of this line can come back</source>
        <translation>这一行最多可退 {left}</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>请重新输入</translation>
    </message>
    <message>
        <source>This receipt cannot be returned in part</source>
        <translation>这张小票不能部分退货</translation>
    </message>
    <message>
        <source>Return everything with F8</source>
        <translation>请按 F8 全退</translation>
    </message>
    <message>
        <source>The PIN is wrong</source>
        <translation>PIN 不对</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>请再试一次</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>PIN 输错次数过多</translation>
    </message>
    <message>
        <source>Wait {seconds} seconds, then try again</source>
        <translation>请等 {seconds} 秒后再试</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>请先登录</translation>
    </message>
    <message>
        <source>The drawer is not counted yet</source>
        <translation>还没有盘点钱箱</translation>
    </message>
    <message>
        <source>Count it and lock the count</source>
        <translation>请盘点并锁定</translation>
    </message>
    <message>
        <source>Nobody here has this name</source>
        <translation>这里没有这个人</translation>
    </message>
    <message>
        <source>Choose from the list</source>
        <translation>请从列表选择</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>还没有开班</translation>
    </message>
    <message>
        <source>Open a shift first</source>
        <translation>请先开班</translation>
    </message>
    <message>
        <source>A shift is still open</source>
        <translation>还有班次未关</translation>
    </message>
    <message>
        <source>Close it first</source>
        <translation>请先关班</translation>
    </message>
    <message>
        <source>The shift is open already</source>
        <translation>已经开班</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>请继续收银</translation>
    </message>
    <message>
        <source>The shift is closed</source>
        <translation>班次已关</translation>
    </message>
    <message>
        <source>Open a new one</source>
        <translation>请开新班次</translation>
    </message>
    <message>
        <source>The business day {day} is closed</source>
        <translation>营业日 {day} 已关账</translation>
    </message>
    <message>
        <source>Open a shift of the new day</source>
        <translation>请开新营业日的班次</translation>
    </message>
    <message>
        <source>{amount} cannot be a float</source>
        <translation>{amount} 不能作备用金</translation>
    </message>
    <message>
        <source>Count it again</source>
        <translation>请重新清点</translation>
    </message>
    <message>
        <source>A count is missing</source>
        <translation>有面额未盘点</translation>
    </message>
    <message>
        <source>Type how many of each</source>
        <translation>请输入每种张数</translation>
    </message>
    <message>
        <source>The drawer differs by {variance}</source>
        <translation>钱箱差异 {variance}</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>请选择原因</translation>
    </message>
    <message>
        <source>Sales are still suspended</source>
        <translation>还有挂单</translation>
    </message>
    <message>
        <source>Resume or clear them before closing</source>
        <translation>交班前请取单或清空</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>您没有此权限</translation>
    </message>
    <message>
        <source>{receipt} is no sale: there is no gift receipt for it</source>
        <translation>{receipt} 不是销售单，没有礼品小票</translation>
    </message>
    <message>
        <source>Print a copy instead</source>
        <translation>请改为重打小票</translation>
    </message>
    <message>
        <source>This till keeps no receipts as files</source>
        <translation>本机不保存小票文件</translation>
    </message>
    <message>
        <source>There is no training at this till</source>
        <translation>本机没有培训功能</translation>
    </message>
    <message>
        <source>Ask the store manager</source>
        <translation>请找店长</translation>
    </message>
    <message>
        <source>More than {limit} of stored value needs the member&apos;s PIN</source>
        <translation>储值支付超过 {limit} 需要会员密码</translation>
    </message>
    <message>
        <source>Let the member type it, or take at most {limit} of it</source>
        <translation>请会员输入密码，或储值最多收 {limit}</translation>
    </message>
    <message>
        <source>This till knows no PIN of the member</source>
        <translation>本机没有该会员的密码</translation>
    </message>
    <message>
        <source>Take at most {limit} of stored value, the rest in cash</source>
        <translation>储值最多收 {limit}，其余收现金</translation>
    </message>
    <message>
        <source>Type how much is paid in</source>
        <translation>请输入充值金额</translation>
    </message>
    <message>
        <source>Stored value and points cannot pay a top-up</source>
        <translation>储值和积分不能用来充值</translation>
    </message>
    <message>
        <source>Take cash or a card</source>
        <translation>请收现金或银行卡</translation>
    </message>
    <message>
        <source>The bonus is another one now: {principal} bring {bonus}</source>
        <translation>赠金已变：充 {principal} 送 {bonus}</translation>
    </message>
    <message>
        <source>Tell the customer, then begin the top-up again</source>
        <translation>请告知顾客，再重新充值</translation>
    </message>
    <message>
        <source>HQ cannot be asked; {may_pay} may be paid in here</source>
        <translation>联系不上总部；本机还可充 {may_pay}</translation>
    </message>
    <message>
        <source>Top up less, or later</source>
        <translation>请少充一些，或稍后再充</translation>
    </message>
    <message>
        <source>The law limits this card: {may_pay} may still be paid in</source>
        <translation>卡内限额：还可充 {may_pay}</translation>
    </message>
    <message>
        <source>Top up at most that</source>
        <translation>充值不要超过此数</translation>
    </message>
    <message>
        <source>The plan has no such trial card</source>
        <translation>方案里没有这种体验卡</translation>
    </message>
    <message>
        <source>This trial card is not sold now</source>
        <translation>体验卡现在不卖</translation>
    </message>
    <message>
        <source>Offer an ordinary top-up</source>
        <translation>可以办理普通充值</translation>
    </message>
    <message>
        <source>This member had the trial card already, or HQ cannot be asked</source>
        <translation>该会员已办过体验卡，或联系不上总部</translation>
    </message>
    <message>
        <source>Receipt {receipt} is no top-up of this till</source>
        <translation>{receipt} 不是本机的充值单</translation>
    </message>
    <message>
        <source>Check the number, or choose from the list</source>
        <translation>请核对单号，或从列表选择</translation>
    </message>
    <message>
        <source>The top-up {receipt} was cancelled already</source>
        <translation>充值单 {receipt} 已撤销</translation>
    </message>
    <message>
        <source>This top-up could be cancelled until {until}</source>
        <translation>这笔充值只能在 {until} 前撤销</translation>
    </message>
    <message>
        <source>The balance stays; closing the membership pays back what is owed</source>
        <translation>余额保留；销户时退还应退部分</translation>
    </message>
    <message>
        <source>Something of this top-up was spent, or lies at another till</source>
        <translation>这笔充值已用过，或余额在别的收银机</translation>
    </message>
    <message>
        <source>It cannot be cancelled; the balance stays</source>
        <translation>不能撤销；余额保留</translation>
    </message>
    <message>
        <source>Ask for it and choose its kind</source>
        <translation>请查看证件并选择种类</translation>
    </message>
    <message>
        <source>A manager has to approve this</source>
        <translation>需要店长批准</translation>
    </message>
    <message>
        <source>Call the manager to type his PIN</source>
        <translation>请店长输入密码</translation>
    </message>
    <message>
        <source>An open sale holds stored value or coupons of this member</source>
        <translation>有未完成的销售占用该会员的储值或券</translation>
    </message>
    <message>
        <source>Finish or clear it first</source>
        <translation>请先完成或清空它</translation>
    </message>
    <message>
        <source>This code was mistyped</source>
        <translation>卡号输错了</translation>
    </message>
    <message>
        <source>Type its 16 characters again; HQ was not asked</source>
        <translation>请重新输入 16 位卡号；尚未提交总部</translation>
    </message>
    <message>
        <source>This card is not accepted</source>
        <translation>此卡不能使用</translation>
    </message>
    <message>
        <source>Check the code; the store manager can ask HQ</source>
        <translation>请核对卡号；店长可以问总部</translation>
    </message>
    <message>
        <source>Too many refused cards</source>
        <translation>拒收的卡太多</translation>
    </message>
    <message>
        <source>Recharge cards need HQ, which cannot be reached</source>
        <translation>充值卡要联系总部，现在联系不上</translation>
    </message>
    <message>
        <source>Keep the card and try again later</source>
        <translation>请留好卡，稍后再试</translation>
    </message>
    <message>
        <source>HQ did not answer</source>
        <translation>总部没有回答</translation>
    </message>
    <message>
        <source>Try the same card again: it is credited once</source>
        <translation>请用同一张卡再试：只会到账一次</translation>
    </message>
    <message>
        <source>The law limits the balance: {may_pay} may still be paid in</source>
        <translation>余额限额：还可充 {may_pay}</translation>
    </message>
    <message>
        <source>The card stays good; use it later</source>
        <translation>卡仍有效，请以后再用</translation>
    </message>
    <message>
        <source>This card was credited to the member already ({amount})</source>
        <translation>此卡已经充给该会员（{amount}）</translation>
    </message>
    <message>
        <source>Look at the balance</source>
        <translation>请查看余额</translation>
    </message>
    <message>
        <source>This was refused ({code})</source>
        <translation>操作被拒绝（{code}）</translation>
    </message>
    <message>
        <source>Nothing was lost; try again or ask the store manager</source>
        <translation>没有数据丢失；请重试或找店长</translation>
    </message>
    <message>
        <source>Press F9 for cash, F10 for a payment code, F11 for a card</source>
        <translation>现金按 F9，扫码付按 F10，银行卡按 F11</translation>
    </message>
    <message>
        <source>Points do not pay here</source>
        <translation>此处不能用积分支付</translation>
    </message>
    <message>
        <source>Take cash or stored value</source>
        <translation>请收现金或储值</translation>
    </message>
    <message>
        <source>Points pay in steps of {step}</source>
        <translation>积分须为 {step} 的倍数</translation>
    </message>
    <message>
        <source>Type a multiple of {step}</source>
        <translation>请输入 {step} 的倍数</translation>
    </message>
    <message>
        <source>Of this bill {least} to {most} points may be paid</source>
        <translation>本单可用 {least} 至 {most} 积分支付</translation>
    </message>
    <message>
        <source>Type another number, or take cash</source>
        <translation>请改输数量，或收现金</translation>
    </message>
    <message>
        <source>The plan does not allow these points: {why}</source>
        <translation>方案不允许使用这些积分：{why}</translation>
    </message>
    <message>
        <source>Take the points out and pay otherwise</source>
        <translation>请取消积分，改用其他方式支付</translation>
    </message>
    <message>
        <source>{held} points can be spent here now, not {points}</source>
        <translation>现在此处可用 {held} 积分，不足 {points}</translation>
    </message>
    <message>
        <source>Type fewer, or take the rest in cash</source>
        <translation>请少输一些，或余款收现金</translation>
    </message>
    <message>
        <source>No points can be spent here now (of {points})</source>
        <translation>现在此处没有可用积分（共 {points}）</translation>
    </message>
    <message>
        <source>No gift {sku} for {points} points</source>
        <translation>没有用 {points} 积分兑换的礼品 {sku}</translation>
    </message>
    <message>
        <source>Choose from the list of gifts</source>
        <translation>请从礼品列表中选择</translation>
    </message>
    <message>
        <source>The plan does not take {name} back</source>
        <translation>按规则“{name}”不能退回</translation>
    </message>
    <message>
        <source>This gift was brought back already</source>
        <translation>这件赠品已退回</translation>
    </message>
    <message>
        <source>This earns no points, or earned them already</source>
        <translation>不产生积分，或已经计过</translation>
    </message>
    <message>
        <source>Nothing is to be done</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>No gift that can come back here has this number</source>
        <translation>没有可在此退回的礼品是这个编号</translation>
    </message>
    <message>
        <source>Type it with its register, as S01-R2-000123, or go to the till that gave it</source>
        <translation>连同收银台号输入，如 S01-R2-000123，或到发放它的收银台</translation>
    </message>
    <message>
        <source>The plan has no tier {tier} for this member</source>
        <translation>方案中没有适合该会员的等级 {tier}</translation>
    </message>
    <message>
        <source>Choose another tier</source>
        <translation>请选择其他等级</translation>
    </message>
    <message>
        <source>The member has this tier or a better one</source>
        <translation>会员已是该等级或更高等级</translation>
    </message>
    <message>
        <source>Choose a better tier</source>
        <translation>请选择更高等级</translation>
    </message>
    <message>
        <source>No network: {here} of the stored value can be paid here</source>
        <translation>无网络：本机可用储值 {here}</translation>
    </message>
    <message>
        <source>The plan lets no member owe</source>
        <translation>方案不允许会员欠款</translation>
    </message>
    <message>
        <source>HQ is there: nobody has to owe</source>
        <translation>总部在线：无需欠款</translation>
    </message>
    <message>
        <source>{amount} may still be owed here</source>
        <translation>此处还可欠款 {amount}</translation>
    </message>
    <message>
        <source>{here} of stored value can be paid here already</source>
        <translation>本机已可用储值 {here}</translation>
    </message>
    <message>
        <source>Press F12</source>
        <translation>请按 F12</translation>
    </message>
    <message>
        <source>The rest by the member&apos;s phone (Ctrl+F12), or in cash</source>
        <translation>其余用会员手机领取（Ctrl+F12），或付现金</translation>
    </message>
    <message>
        <source>The rest by the member&apos;s phone (Ctrl+F12), in cash, or at register {registers}</source>
        <translation>其余用会员手机领取（Ctrl+F12）、付现金，或到收银机 {registers} 支付</translation>
    </message>
    <message>
        <source>Take cash, or the member&apos;s phone (Ctrl+F12)</source>
        <translation>请收现金，或用会员手机（Ctrl+F12）</translation>
    </message>
    <message>
        <source>This till was started and nobody has confirmed its books yet</source>
        <translation>本机刚启动，账本尚未得到确认</translation>
    </message>
    <message>
        <source>Take cash; with the network, or another register, it goes on by itself</source>
        <translation>请收现金；联网或联系到其他收银机后自动恢复</translation>
    </message>
    <message>
        <source>HQ has shut this till out: what was lent to it rests</source>
        <translation>总部已停用本机：借出的额度暂停使用</translation>
    </message>
    <message>
        <source>Take cash; call headquarters</source>
        <translation>请收现金；致电总部</translation>
    </message>
    <message>
        <source>HQ was not heard since {since}: what was lent rests</source>
        <translation>自 {since} 起未联系到总部：暂停使用借出额度</translation>
    </message>
    <message>
        <source>Take cash; see to the network</source>
        <translation>请收现金；检查网络</translation>
    </message>
    <message>
        <source>The answer on the phone could not be read</source>
        <translation>无法读取手机上的回复</translation>
    </message>
    <message>
        <source>Make the phone&apos;s screen bright and scan it again</source>
        <translation>请调亮手机屏幕后重新扫描</translation>
    </message>
    <message>
        <source>This answer is not from HQ</source>
        <translation>此回复不是总部签发</translation>
    </message>
    <message>
        <source>Take cash; tell the store manager</source>
        <translation>请收现金，并告知店长</translation>
    </message>
    <message>
        <source>This is the answer to another question</source>
        <translation>这是另一次请求的回复</translation>
    </message>
    <message>
        <source>Press Ctrl+F12 and let the phone scan the new code</source>
        <translation>请按 Ctrl+F12，让手机扫描新码</translation>
    </message>
    <message>
        <source>HQ lends nothing of this member now ({amount} are free)</source>
        <translation>总部现在不能领取该会员的额度（可用 {amount}）</translation>
    </message>
    <message>
        <source>{name} does not buy on account</source>
        <translation>{name} 不能挂账</translation>
    </message>
    <message>
        <source>Only companies do; take the money otherwise</source>
        <translation>只有单位会员可以挂账，请用其他方式收款</translation>
    </message>
    <message>
        <source>{name} has no account</source>
        <translation>{name} 未开通挂账</translation>
    </message>
    <message>
        <source>HQ opens one; take the money otherwise</source>
        <translation>由总部开通；请用其他方式收款</translation>
    </message>
    <message>
        <source>On account {amount} is left, of a limit of {limit}</source>
        <translation>挂账额度还剩 {amount}，总额度 {limit}</translation>
    </message>
    <message>
        <source>Take that, and the rest otherwise; HQ raises the limit</source>
        <translation>先挂这些，其余用其他方式收；额度由总部调整</translation>
    </message>
    <message>
        <source>On account {amount} is left</source>
        <translation>挂账额度还剩 {amount}</translation>
    </message>
    <message>
        <source>On account {amount} can be taken here, more is lent to {where}</source>
        <translation>此处可挂账 {amount}，其余额度在 {where}</translation>
    </message>
    <message>
        <source>HQ asks for it back: try again in a moment, or take the rest otherwise</source>
        <translation>总部正在收回：请稍后再试，或其余用其他方式收</translation>
    </message>
    <message>
        <source>No network: {amount} can go on account here</source>
        <translation>无网络：此处可挂账 {amount}</translation>
    </message>
    <message>
        <source>Take that, and the rest otherwise</source>
        <translation>先挂这些，其余用其他方式收</translation>
    </message>
    <message>
        <source>This till cannot take this way of paying</source>
        <translation>本收银机不支持这种付款方式</translation>
    </message>
    <message>
        <source>Take the money otherwise, and tell the manager</source>
        <translation>请用其他方式收款，并告知店长</translation>
    </message>
    <message>
        <source>This till cannot give back what was paid by phone</source>
        <translation>本收银台无法退回手机支付的款项</translation>
    </message>
    <message>
        <source>Give the goods back at a till that takes this payment</source>
        <translation>请到能收这种付款的收银台退货</translation>
    </message>
    <message>
        <source>The customer&apos;s payment was refused ({said})</source>
        <translation>顾客支付被拒绝（{said}）</translation>
    </message>
    <message>
        <source>Let the customer show another code, or take the money otherwise</source>
        <translation>请顾客换一个付款码，或用其他方式收款</translation>
    </message>
    <message>
        <source>A payment code came right behind an article</source>
        <translation>付款码紧跟在商品之后</translation>
    </message>
    <message>
        <source>Scan the code again if the customer wants to pay</source>
        <translation>如顾客要付款，请再扫一次付款码</translation>
    </message>
    <message>
        <source>A payment of this sale has no answer yet</source>
        <translation>本单有一笔支付尚无结果</translation>
    </message>
    <message>
        <source>Ask again, or call it off</source>
        <translation>请再次查询，或撤销</translation>
    </message>
    <message>
        <source>This payment cannot be changed any more</source>
        <translation>这笔支付已不能更改</translation>
    </message>
    <message>
        <source>Look at how it stands now</source>
        <translation>请查看其当前状态</translation>
    </message>
    <message>
        <source>This payment did not bring the money</source>
        <translation>这笔支付没有到账</translation>
    </message>
    <message>
        <source>Take the tenders back and let the customer pay again</source>
        <translation>请退回付款，让顾客重新支付</translation>
    </message>
    <message>
        <source>Payments without an end: {count}</source>
        <translation>未了结的支付：{count} 笔</translation>
    </message>
    <message>
        <source>Wait until each is taken or undone, then close the shift</source>
        <translation>请等每笔到账或撤销后再交班</translation>
    </message>
    <message>
        <source>The reference on the terminal&apos;s slip is needed</source>
        <translation>需要刷卡单上的参考号</translation>
    </message>
    <message>
        <source>Type its {least} to {most} characters</source>
        <translation>请输入 {least} 至 {most} 位字符</translation>
    </message>
    <message>
        <source>The slip {reference} is in this sale already</source>
        <translation>刷卡单 {reference} 已在本单中</translation>
    </message>
    <message>
        <source>Type the reference of the other slip</source>
        <translation>请输入另一张刷卡单的参考号</translation>
    </message>
    <message>
        <source>More was paid already than this would cost</source>
        <translation>已付金额超过应付金额</translation>
    </message>
    <message>
        <source>Take the tenders back first</source>
        <translation>请先退回付款</translation>
    </message>
    <message>
        <source>HQ has not told this register the PINs yet</source>
        <translation>总部还没有把密码告知本收银机</translation>
    </message>
    <message>
        <source>Wait until it has reached HQ, then try again</source>
        <translation>等本机与总部连通后再试</translation>
    </message>
    <message>
        <source>Nobody approves his own act</source>
        <translation>不能批准自己的操作</translation>
    </message>
    <message>
        <source>Somebody else types his PIN</source>
        <translation>请另一个人输入密码</translation>
    </message>
    <message>
        <source>{name} may not approve this</source>
        <translation>{name} 无权批准此操作</translation>
    </message>
    <message>
        <source>Call somebody who may</source>
        <translation>请有权限的人来</translation>
    </message>
    <message>
        <source>That approval was for something else</source>
        <translation>该批准用于其他操作</translation>
    </message>
    <message>
        <source>Let it be approved again</source>
        <translation>请重新批准</translation>
    </message>
    <message>
        <source>A PIN has {digits} digits or more</source>
        <translation>密码至少 {digits} 位数字</translation>
    </message>
    <message>
        <source>Type it again; HQ gives a new one</source>
        <translation>请重新输入；新密码由总部发放</translation>
    </message>
    <message>
        <source>{name} is locked: too many wrong PINs</source>
        <translation>{name} 已锁定：密码错误次数过多</translation>
    </message>
    <message>
        <source>A manager unlocks, or HQ gives a new PIN</source>
        <translation>由店长解锁，或由总部发放新密码</translation>
    </message>
    <message>
        <source>This card signs nobody in here</source>
        <translation>此卡不能在本机登录</translation>
    </message>
    <message>
        <source>Choose your name and type your PIN</source>
        <translation>请选择姓名并输入密码</translation>
    </message>
    <message>
        <source>{name} is not locked</source>
        <translation>{name} 未被锁定</translation>
    </message>
    <message>
        <source>This needs a reason</source>
        <translation>此操作需要原因</translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation>请从列表中选择</translation>
    </message>
    <message>
        <source>A price is changed to less than {amount}, and more than 0</source>
        <translation>改价须低于 {amount} 且大于 0</translation>
    </message>
    <message>
        <source>Type another price</source>
        <translation>请输入其他价格</translation>
    </message>
    <message>
        <source>A discount is 1 to 100 percent</source>
        <translation>折扣为 1 到 100 个百分点</translation>
    </message>
    <message>
        <source>Something was taken off by hand already</source>
        <translation>已有手工优惠</translation>
    </message>
    <message>
        <source>Take that back first</source>
        <translation>请先撤销</translation>
    </message>
    <message>
        <source>Only sales of the open shift can be voided</source>
        <translation>只能作废本班次的销售</translation>
    </message>
    <message>
        <source>Take the goods back as a return</source>
        <translation>请按退货处理</translation>
    </message>
    <message>
        <source>Something of this sale came back already</source>
        <translation>该销售已有部分退货</translation>
    </message>
    <message>
        <source>Take the rest back as a return</source>
        <translation>其余请按退货处理</translation>
    </message>
    <message>
        <source>{amount} cannot be moved</source>
        <translation>{amount} 不是有效金额</translation>
    </message>
    <message>
        <source>Count it and type it again</source>
        <translation>请清点后重新输入</translation>
    </message>
    <message>
        <source>There is no more than {here} in the drawer</source>
        <translation>钱箱内最多只有 {here}</translation>
    </message>
    <message>
        <source>Type a smaller amount</source>
        <translation>请输入较小的金额</translation>
    </message>
    <message>
        <source>Scan again, or type the phone and press F3; Ctrl+N enrols with this card</source>
        <translation>请重扫，或输手机号按 F3；Ctrl+N 用此卡开新会员</translation>
    </message>
    <message>
        <source>Type the whole phone number, or scan the card; Ctrl+N enrols a new member</source>
        <translation>请输完整手机号，或扫会员卡；Ctrl+N 开新会员</translation>
    </message>
    <message>
        <source>{typed} is no number of points</source>
        <translation>{typed} 不是积分数</translation>
    </message>
    <message>
        <source>Type whole points, then Ctrl+R</source>
        <translation>请输整数积分，再按 Ctrl+R</translation>
    </message>
    <message>
        <source>Type why, or choose a reason</source>
        <translation>请输入或选择原因</translation>
    </message>
    <message>
        <source>This key does nothing here</source>
        <translation>此键在这里不起作用</translation>
    </message>
    <message>
        <source>Finish this page, or leave it with Esc</source>
        <translation>请先办完本页，或按 Esc 离开</translation>
    </message>
    <message>
        <source>How is it paid?</source>
        <translation>怎样付款？</translation>
    </message>
    <message>
        <source>Press F9 for cash, F11 for a card</source>
        <translation>现金按 F9，银行卡按 F11</translation>
    </message>
    <message>
        <source>{typed} cannot stand there</source>
        <translation>不能填写“{typed}”</translation>
    </message>
    <message>
        <source>Write tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME, or choose with + and −</source>
        <translation>请写 tcp:主机:端口、serial:串口、file:设备 或 queue:打印队列，或用 + 和 − 选择</translation>
    </message>
    <message>
        <source>That is not changed in a training</source>
        <translation>培训中不能更改</translation>
    </message>
    <message>
        <source>End the training first</source>
        <translation>请先结束培训</translation>
    </message>
    <message>
        <source>This needs a look at an identity paper</source>
        <translation>需要查看身份证件</translation>
    </message>
    <message>
        <source>The card {card} was replaced on {day}</source>
        <translation>卡 {card} 已于 {day} 换新卡</translation>
    </message>
    <message>
        <source>Ask for the new card, or type the phone and press F3</source>
        <translation>请出示新卡，或输入手机号后按 F3</translation>
    </message>
    <message>
        <source>{name} is no member any more</source>
        <translation>{name} 已不是会员</translation>
    </message>
    <message>
        <source>Ctrl+N enrols him anew, with another card</source>
        <translation>按 Ctrl+N 用另一张卡重新入会</translation>
    </message>
    <message>
        <source>{name} is frozen already</source>
        <translation>{name} 已经冻结</translation>
    </message>
    <message>
        <source>{name} is not frozen</source>
        <translation>{name} 没有冻结</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Z report {number}</source>
        <translation>Z 报表 {number}</translation>
    </message>
    <message>
        <source>X report {number}</source>
        <translation>X 报表 {number}</translation>
    </message>
    <message>
        <source>Turnover</source>
        <translation>营业额</translation>
    </message>
    <message>
        <source>Tenders</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>List</source>
        <translation>原价合计</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Cash rounding</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Payable</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>不含税</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>储值</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>of it principal</source>
        <translation>其中本金</translation>
    </message>
    <message>
        <source>of it bonus</source>
        <translation>其中赠金</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>Cash from sales</source>
        <translation>销售收现</translation>
    </message>
    <message>
        <source>Cash for returns</source>
        <translation>退货付现</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>入保险柜</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>系统应有</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Sales to members</source>
        <translation>会员销售</translation>
    </message>
    <message>
        <source>Removed lines</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Cleared carts</source>
        <translation>清空购物车</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>非销售开钱箱</translation>
    </message>
    <message>
        <source>Reprints</source>
        <translation>重打小票</translation>
    </message>
</context>
<context>
    <name>Return</name>
    <message>
        <source>paid {amount}</source>
        <translation>实付 {amount}</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Can come back</source>
        <translation>可退</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation>应退</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>扣回积分</translation>
    </message>
    <message>
        <source>No longer due: {label}</source>
        <translation>已不符合：{label}</translation>
    </message>
    <message>
        <source>F7 keep: {label}</source>
        <translation>F7 保留：{label}</translation>
    </message>
    <message>
        <source>F7 charge back {amount}: {label}</source>
        <translation>F7 扣回 {amount}：{label}</translation>
    </message>
    <message>
        <source>Scan goods that come back, or another receipt</source>
        <translation>扫退回的商品，或另一张小票</translation>
    </message>
    <message>
        <source>× Qty</source>
        <translation>× 数量</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部退货</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Return of receipt {number}</source>
        <translation>退货 · 小票 {number}</translation>
    </message>
    <message>
        <source>sold by store {store}</source>
        <translation>门店 {store} 售出</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>正在记账…</translation>
    </message>
</context>
<context>
    <name>Right</name>
    <message>
        <source>Sell</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Remove a line</source>
        <translation>删除一行</translation>
    </message>
    <message>
        <source>Clear the cart</source>
        <translation>清空购物车</translation>
    </message>
    <message>
        <source>Change a price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Give a discount</source>
        <translation>手工折扣</translation>
    </message>
    <message>
        <source>Void a finished sale</source>
        <translation>作废已完成的销售</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>打开钱箱</translation>
    </message>
    <message>
        <source>Pay cash in</source>
        <translation>存入现金</translation>
    </message>
    <message>
        <source>Pay cash out</source>
        <translation>支出现金</translation>
    </message>
    <message>
        <source>Bring cash to the safe</source>
        <translation>现金入保险柜</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Take goods back without a receipt</source>
        <translation>无小票退货</translation>
    </message>
    <message>
        <source>Take a top-up back</source>
        <translation>撤销充值</translation>
    </message>
    <message>
        <source>Close a membership</source>
        <translation>注销会员</translation>
    </message>
    <message>
        <source>Grant a tier</source>
        <translation>授予等级</translation>
    </message>
    <message>
        <source>Grant a membership</source>
        <translation>授予付费会员</translation>
    </message>
    <message>
        <source>Pay a package back</source>
        <translation>退次卡</translation>
    </message>
    <message>
        <source>Unlock a colleague</source>
        <translation>为同事解锁</translation>
    </message>
    <message>
        <source>Begin a training</source>
        <translation>开始培训</translation>
    </message>
    <message>
        <source>Change a setting of this register</source>
        <translation>更改本机设置</translation>
    </message>
    <message>
        <source>Pay a refund out in cash</source>
        <translation>以现金支付退款</translation>
    </message>
    <message>
        <source>Freeze a lost card</source>
        <translation>冻结挂失的卡</translation>
    </message>
    <message>
        <source>Unfreeze a member</source>
        <translation>解冻会员</translation>
    </message>
    <message>
        <source>Give a new card</source>
        <translation>换新卡</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Store manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Senior cashier</source>
        <translation>资深收银员</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Read twice at once: counted once</source>
        <translation>瞬间重复扫描：只计一次</translation>
    </message>
    <message>
        <source>Scan again for one more</source>
        <translation>要再加一件，请再扫一次</translation>
    </message>
    <message>
        <source>Coupon laid in</source>
        <translation>已用券</translation>
    </message>
    <message>
        <source>Coupon laid in; it counts from {missing} more</source>
        <translation>优惠券已加入，再买 {missing} 即可使用</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>已添加 {name}</translation>
    </message>
    <message>
        <source>Type how many, then press *</source>
        <translation>先输数量，再按 *</translation>
    </message>
    <message>
        <source>Quantity changed</source>
        <translation>已改数量</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>已删除 {name}</translation>
    </message>
    <message>
        <source>Discount on the bill</source>
        <translation>已整单折扣</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>已改价</translation>
    </message>
    <message>
        <source>Discount given</source>
        <translation>已打折</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Cart cleared</source>
        <translation>已清空购物车</translation>
    </message>
    <message>
        <source>Sale suspended</source>
        <translation>已挂单</translation>
    </message>
    <message>
        <source>Sale resumed</source>
        <translation>已取单</translation>
    </message>
    <message>
        <source>Member attached: {saved} less</source>
        <translation>已添加会员：省 {saved}</translation>
    </message>
    <message>
        <source>Member attached</source>
        <translation>已添加会员</translation>
    </message>
    <message>
        <source>Granted: {text}</source>
        <translation>已提供：{text}</translation>
    </message>
    <message>
        <source>Member dropped</source>
        <translation>已移除会员</translation>
    </message>
    <message>
        <source>Receipt printed again</source>
        <translation>已重打小票</translation>
    </message>
    <message>
        <source>Gift receipt printed</source>
        <translation>礼品小票已打印</translation>
    </message>
    <message>
        <source>Kept in {place}</source>
        <translation>已保存到 {place}</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>已开钱箱</translation>
    </message>
    <message>
        <source>The sale that was open is back</source>
        <translation>未完成的单已恢复</translation>
    </message>
    <message>
        <source>The payment is undone</source>
        <translation>支付已撤销</translation>
    </message>
    <message>
        <source>Take the money otherwise</source>
        <translation>请用其他方式收款</translation>
    </message>
    <message>
        <source>The payment is being undone; what was taken goes back</source>
        <translation>支付正在撤销，已扣款项将退回</translation>
    </message>
    <message>
        <source>Tenders taken back</source>
        <translation>已退回收款</translation>
    </message>
    <message>
        <source>{due} left to pay</source>
        <translation>还应收 {due}</translation>
    </message>
    <message>
        <source>Lent by HQ to this till</source>
        <translation>总部已将额度给到本机</translation>
    </message>
    <message>
        <source>Scan the member&apos;s card to use it</source>
        <translation>请扫描该会员的卡后使用</translation>
    </message>
    <message>
        <source>{here} of stored value can be paid here now: F12</source>
        <translation>本机现可用储值 {here}：按 F12</translation>
    </message>
    <message>
        <source>HQ was not heard for a while: see to the network, or stored value will rest</source>
        <translation>已较长时间未联系到总部：请检查网络，否则储值支付将暂停</translation>
    </message>
    <message>
        <source>{name} buys and gets the points</source>
        <translation>经办人 {name}，积分归其本人</translation>
    </message>
    <message>
        <source>Paid for by {package}</source>
        <translation>由 {package} 抵付</translation>
    </message>
    <message>
        <source>Coupon taken out</source>
        <translation>已取下优惠券</translation>
    </message>
    <message>
        <source>Kept; it counts from the next start</source>
        <translation>已保存，下次启动生效</translation>
    </message>
    <message>
        <source>{name} may sign in again</source>
        <translation>{name} 可以重新登录了</translation>
    </message>
    <message>
        <source>Scan what is taken instead</source>
        <translation>扫描换走的商品</translation>
    </message>
    <message>
        <source>Esc: back to the return</source>
        <translation>Esc：回到退货</translation>
    </message>
    <message>
        <source>Exchange taken back</source>
        <translation>已取消换货</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Last scan</source>
        <translation>上次扫码</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>扫码或输入</translation>
    </message>
    <message>
        <source>Scan, or type barcode / name / member&apos;s phone</source>
        <translation>扫码 / 条码 / 品名拼音首字母 / 会员手机号</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Large keys</source>
        <translation>大按键</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Customer&apos;s display</source>
        <translation>顾客屏</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Scanner on a cable</source>
        <translation>有线扫码枪</translation>
    </message>
    <message>
        <source>the screen at once, receipts from the next start</source>
        <translation>屏幕立即生效，小票下次启动生效</translation>
    </message>
    <message>
        <source>light, dark, or as the machine has it</source>
        <translation>浅色、深色或跟随系统</translation>
    </message>
    <message>
        <source>all that is read</source>
        <translation>所有文字</translation>
    </message>
    <message>
        <source>for gloves: higher digits and tenders</source>
        <translation>戴手套用：数字键和付款键更高</translation>
    </message>
    <message>
        <source>a refusal is always heard</source>
        <translation>拒绝提示音始终有</translation>
    </message>
    <message>
        <source>where the second window is</source>
        <translation>第二窗口的位置</translation>
    </message>
    <message>
        <source>when nobody does anything</source>
        <translation>无人操作时</translation>
    </message>
    <message>
        <source>tcp:HOST:PORT, serial:, file: or queue:NAME; from the next start</source>
        <translation>tcp:主机:端口、serial:、file: 或 queue:名称；下次启动生效</translation>
    </message>
    <message>
        <source>its serial port; from the next start</source>
        <translation>串口名；下次启动生效</translation>
    </message>
    <message>
        <source>after {count} min</source>
        <translation>{count} 分钟后</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>as the machine</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>all, also each article</source>
        <translation>全部，含每件商品</translation>
    </message>
    <message>
        <source>all but articles</source>
        <translation>除商品外全部</translation>
    </message>
    <message>
        <source>refusals only</source>
        <translation>仅拒绝提示</translation>
    </message>
    <message>
        <source>second screen</source>
        <translation>第二屏幕</translation>
    </message>
    <message>
        <source>a window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>For printer and scanner: type, then Enter</source>
        <translation>打印机和扫码枪：输入后按 Enter</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Next value</source>
        <translation>下一个值</translation>
    </message>
    <message>
        <source>Value before</source>
        <translation>上一个值</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Kept for this register; arrows choose, Enter or + changes</source>
        <translation>保存在本机；方向键选择，Enter 或 + 更改</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Who buys for {name}?</source>
        <translation>谁代 {name} 购买？</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>Take which top-up back?</source>
        <translation>撤销哪一笔充值？</translation>
    </message>
    <message>
        <source>Arrows choose; or scan the receipt, or type its number</source>
        <translation>用方向键选择；或扫小票，或输小票号</translation>
    </message>
    <message>
        <source>No top-up of this member can be taken back here</source>
        <translation>此会员没有可在本机撤销的充值</translation>
    </message>
    <message>
        <source>Number of the receipt</source>
        <translation>小票号</translation>
    </message>
    <message>
        <source>Take the top-up back: why?</source>
        <translation>撤销充值：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason gives the money back</source>
        <translation>按原因前的数字即退款</translation>
    </message>
    <message>
        <source>Bonus taken away</source>
        <translation>收回赠金</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>{bonus} on top</source>
        <translation>送 {bonus}</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>现余额</translation>
    </message>
    <message>
        <source>Top-up taken back: {name}</source>
        <translation>已撤销充值：{name}</translation>
    </message>
    <message>
        <source>Paid in, still here</source>
        <translation>未用本金（本机）</translation>
    </message>
    <message>
        <source>Bonus forfeited</source>
        <translation>赠金作废</translation>
    </message>
    <message>
        <source>Points forfeited</source>
        <translation>积分作废</translation>
    </message>
    <message>
        <source>Elsewhere: HQ pays it later</source>
        <translation>其余由总部日后退还</translation>
    </message>
    <message>
        <source>Still owed on account</source>
        <translation>挂账未付</translation>
    </message>
    <message>
        <source>{name} leaves for good: which paper did you look at?</source>
        <translation>{name} 销卡：查验了哪种证件？</translation>
    </message>
    <message>
        <source>The digit of the paper ends the membership; a manager has to approve</source>
        <translation>按证件前的数字即销卡；须店长批准</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>身份证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Another paper with a picture</source>
        <translation>其他带照片的证件</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>退付</translation>
    </message>
    <message>
        <source>{name} is no member any more</source>
        <translation>{name} 已销卡</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>推荐人</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>Scan a blank card or type; Enter fills the row, Enter alone enrols</source>
        <translation>扫空白卡或输入；Enter 填入该行，空按 Enter 开卡</translation>
    </message>
    <message>
        <source>Phone, card, name or birthday</source>
        <translation>手机号、卡号、姓名或生日</translation>
    </message>
    <message>
        <source>Show the customer: the chain keeps name, phone, purchases, balance and points</source>
        <translation>请出示给顾客：本连锁只为会员服务保存其姓名、手机号、</translation>
    </message>
    <message>
        <source>for this membership only; he may see them, and leave, at any time.</source>
        <translation>消费、余额和积分；顾客可随时查看，也可随时退出。</translation>
    </message>
    <message>
        <source>Messages: yes</source>
        <translation>可发短信：是</translation>
    </message>
    <message>
        <source>Messages: no</source>
        <translation>可发短信：否</translation>
    </message>
    <message>
        <source>Is a company</source>
        <translation>单位会员</translation>
    </message>
    <message>
        <source>Is a person</source>
        <translation>个人会员</translation>
    </message>
    <message>
        <source>Agreed: enrol</source>
        <translation>同意并开卡</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Birthday, as 1990-05-17</source>
        <translation>生日，如 1990-05-17</translation>
    </message>
    <message>
        <source>{name} is a member now</source>
        <translation>{name} 已成为会员</translation>
    </message>
    <message>
        <source>from {many} points</source>
        <translation>{many} 积分起</translation>
    </message>
    <message>
        <source>Gifts from the catalogue</source>
        <translation>积分礼品</translation>
    </message>
    <message>
        <source>{name} has {many} points</source>
        <translation>{name} 有 {many} 积分</translation>
    </message>
    <message>
        <source>Which gift?</source>
        <translation>选哪件礼品？</translation>
    </message>
    <message>
        <source>The plan has no gifts</source>
        <translation>方案里没有礼品</translation>
    </message>
    <message>
        <source>Take a gift back</source>
        <translation>退回礼品</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>交付礼品</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>现金付</translation>
    </message>
    <message>
        <source>Enter takes the points, for good</source>
        <translation>按 Enter 扣积分，不可撤回</translation>
    </message>
    <message>
        <source>Cash F9, or the amount handed over and Enter</source>
        <translation>现金按 F9，或输实收再按 Enter</translation>
    </message>
    <message>
        <source>Lucky draws of {name}</source>
        <translation>{name} 的抽奖</translation>
    </message>
    <message>
        <source>Press the digit in front, or scan the receipt of the sale</source>
        <translation>按前面的数字，或扫描有抽奖的小票</translation>
    </message>
    <message>
        <source>Nothing to draw now: scan the receipt of a sale that has a draw</source>
        <translation>现在没有可抽的：扫描有抽奖的小票</translation>
    </message>
    <message>
        <source>Enter draws, once and for good</source>
        <translation>按 Enter 抽奖，抽后不能撤回</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽奖</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>as often as one likes</source>
        <translation>次数不限</translation>
    </message>
    <message>
        <source>Nothing this time</source>
        <translation>未中奖</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>券</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽中</translation>
    </message>
    <message>
        <source>To spend here now</source>
        <translation>本机现可用</translation>
    </message>
    <message>
        <source>Amount handed over</source>
        <translation>实收金额</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Take which gift back?</source>
        <translation>退回哪件礼品？</translation>
    </message>
    <message>
        <source>Arrows choose, or type the number of its entry</source>
        <translation>方向键选择，或输入兑换单号</translation>
    </message>
    <message>
        <source>No gift of this member can come back here</source>
        <translation>该会员在本机没有可退的礼品</translation>
    </message>
    <message>
        <source>Number of the gift</source>
        <translation>兑换单号</translation>
    </message>
    <message>
        <source>{article} comes back: why?</source>
        <translation>退回 {article}：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason gives points and money back</source>
        <translation>按原因前的数字，积分和钱即退回</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points back</source>
        <translation>退回积分</translation>
    </message>
    <message>
        <source>and {amount}</source>
        <translation>加 {amount}</translation>
    </message>
    <message>
        <source>Gift taken back: {article}</source>
        <translation>礼品已退回：{article}</translation>
    </message>
    <message>
        <source>{many} points</source>
        <translation>{many} 积分</translation>
    </message>
    <message>
        <source>Hand over: {article}</source>
        <translation>请交付：{article}</translation>
    </message>
    <message>
        <source>Points left</source>
        <translation>剩余积分</translation>
    </message>
    <message>
        <source>Who gets {many} sessions?</source>
        <translation>{many} 次转给谁？</translation>
    </message>
    <message>
        <source>{many} sessions to {name}?</source>
        <translation>将 {many} 次转给 {name}？</translation>
    </message>
    <message>
        <source>They keep their end; nobody is paid back for them</source>
        <translation>有效期不变；转出的次数不再退款</translation>
    </message>
    <message>
        <source>Give them</source>
        <translation>转让</translation>
    </message>
    <message>
        <source>{many} sessions are with {name}</source>
        <translation>{many} 次已转给 {name}</translation>
    </message>
    <message>
        <source>member since {day}</source>
        <translation>{day} 入会</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Points, coupons</source>
        <translation>积分、优惠券</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>次卡</translation>
    </message>
    <message>
        <source>Recharge card</source>
        <translation>充值卡</translation>
    </message>
    <message>
        <source>Brings a friend</source>
        <translation>推荐新会员</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>销卡</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>取消会员</translation>
    </message>
    <message>
        <source>To grant</source>
        <translation>可享服务</translation>
    </message>
    <message>
        <source>Who buys</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Tier, term</source>
        <translation>授予等级</translation>
    </message>
    <message>
        <source>Lucky draw</source>
        <translation>抽奖</translation>
    </message>
    <message>
        <source>{principal} paid in, {bonus} given</source>
        <translation>本金 {principal}，赠金 {bonus}</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>储值</translation>
    </message>
    <message>
        <source>{rest} with HQ or other tills</source>
        <translation>{rest} 在总部或其他收银机</translation>
    </message>
    <message>
        <source>{missing} more paid in: {tier}</source>
        <translation>再充 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>a top-up of {missing} more: {tier}</source>
        <translation>单笔再充 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>{missing} more held: {tier}</source>
        <translation>余额再加 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>{missing} more visits: {tier}</source>
        <translation>再来 {missing} 次升 {tier}</translation>
    </message>
    <message>
        <source>spend {missing}: {tier}</source>
        <translation>再消费 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>{missing} more: {tier}</source>
        <translation>再差 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>of {limit}, {here} here</source>
        <translation>共 {limit}，本机 {here}</translation>
    </message>
    <message>
        <source>Left on account</source>
        <translation>还可挂账</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Membership of {many} months</source>
        <translation>会籍 {many} 个月</translation>
    </message>
    <message>
        <source>Grant {name} which?</source>
        <translation>授予 {name} 哪一项？</translation>
    </message>
    <message>
        <source>Press the digit in front; a manager has to approve</source>
        <translation>按前面的数字；需店长批准</translation>
    </message>
    <message>
        <source>The plan has no better tier and no membership for this member</source>
        <translation>方案里没有更高的等级，也没有会籍可授予</translation>
    </message>
    <message>
        <source>Tier now</source>
        <translation>当前等级</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>授予后</translation>
    </message>
    <message>
        <source>Good now until</source>
        <translation>当前有效期至</translation>
    </message>
    <message>
        <source>Then until</source>
        <translation>授予后至</translation>
    </message>
    <message>
        <source>{what} for {name}: why?</source>
        <translation>授予 {name} {what}：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason grants it; a manager has to approve</source>
        <translation>按原因前的数字即授予；需店长批准</translation>
    </message>
    <message>
        <source>{what} granted to {name}</source>
        <translation>已授予 {name} {what}</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Buys for it</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>gets the points</source>
        <translation>积分归其本人</translation>
    </message>
    <message>
        <source>{here} to spend here</source>
        <translation>本机可用 {here}</translation>
    </message>
    <message>
        <source>{many} end on {day}</source>
        <translation>{many} 分于 {day} 到期</translation>
    </message>
    <message>
        <source>{coupon} until {day}</source>
        <translation>{coupon} {day} 到期</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Sessions left</source>
        <translation>剩余次数</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>会籍</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近到店</translation>
    </message>
    <message>
        <source>Packages of {name}</source>
        <translation>{name} 的次卡</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开钱箱</translation>
    </message>
    <message>
        <source>nothing in, nothing out</source>
        <translation>不存也不取</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>存入现金</translation>
    </message>
    <message>
        <source>change money, found money</source>
        <translation>零钱、找到的钱</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>取出现金</translation>
    </message>
    <message>
        <source>for an expense of the shop</source>
        <translation>门店支出</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>入保险柜</translation>
    </message>
    <message>
        <source>when there is too much in it</source>
        <translation>钱箱现金过多时</translation>
    </message>
    <message>
        <source>The drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>{here} of its limit can be taken here</source>
        <translation>本机可挂账 {here}</translation>
    </message>
    <message>
        <source>at the shop&apos;s risk, up to {room}</source>
        <translation>门店承担风险，最多 {room}</translation>
    </message>
    <message>
        <source>{name} pays later: how?</source>
        <translation>{name} 后付款：哪种方式？</translation>
    </message>
    <message>
        <source>Press the digit in front</source>
        <translation>按前面的数字</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Count it, type the amount, then Enter</source>
        <translation>清点后输入金额，按 Enter</translation>
    </message>
    <message>
        <source>{what}: why?</source>
        <translation>{what}：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason opens the drawer and writes it down</source>
        <translation>按原因前的数字即开钱箱并记账</translation>
    </message>
    <message>
        <source>Written down: put it in or take it out, close the drawer</source>
        <translation>已记账：放入或取出现金，关好钱箱</translation>
    </message>
    <message>
        <source>This member has no sessions left, as far as this till knows</source>
        <translation>据本机所知，此会员没有剩余次数</translation>
    </message>
    <message>
        <source>Pay a package back</source>
        <translation>次卡退款</translation>
    </message>
    <message>
        <source>{here} here</source>
        <translation>本机可划 {here}</translation>
    </message>
    <message>
        <source>Enter ticks one off; more: type how many first</source>
        <translation>按 Enter 划 1 次；多次请先输次数</translation>
    </message>
    <message>
        <source>The first ones end</source>
        <translation>最早到期</translation>
    </message>
    <message>
        <source>Give to somebody</source>
        <translation>转给别人</translation>
    </message>
    <message>
        <source>Tick off</source>
        <translation>划次</translation>
    </message>
    <message>
        <source>How many sessions</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>{many} sessions pay for it</source>
        <translation>用 {many} 次抵付</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>剩 {left} 次</translation>
    </message>
    <message>
        <source>choose it to have it paid after all</source>
        <translation>选它则改为付款</translation>
    </message>
    <message>
        <source>tick off, or give to somebody</source>
        <translation>划次，或转给别人</translation>
    </message>
    <message>
        <source>{many} of {package} ticked off</source>
        <translation>{package} 已划 {many} 次</translation>
    </message>
    <message>
        <source>Pay which package back?</source>
        <translation>退哪张次卡？</translation>
    </message>
    <message>
        <source>No package of this member was sold at this till: scan its receipt</source>
        <translation>本机没有卖给此会员的次卡：请扫小票</translation>
    </message>
    <message>
        <source>Sessions not used</source>
        <translation>未用次数</translation>
    </message>
    <message>
        <source>Pay the package back: why?</source>
        <translation>次卡退款：原因？</translation>
    </message>
    <message>
        <source>{many} sessions</source>
        <translation>{many} 次</translation>
    </message>
    <message>
        <source>The package is paid back</source>
        <translation>次卡已退款</translation>
    </message>
    <message>
        <source>Scan the card; or type the phone or its last four digits, then Enter</source>
        <translation>扫会员卡；或输手机号或后四位，再按 Enter</translation>
    </message>
    <message>
        <source>Press the digit in front of the name</source>
        <translation>按姓名前的数字</translation>
    </message>
    <message>
        <source>Card, phone or name</source>
        <translation>卡号、手机号或姓名</translation>
    </message>
    <message>
        <source>More than {limit} of stored value: the member types it, then Enter</source>
        <translation>储值超过 {limit}：请会员输入密码，再按 Enter</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name} 的密码</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Recharge card for {name}</source>
        <translation>给 {name} 充值卡充值</translation>
    </message>
    <message>
        <source>Scan the card, or type its 16 characters, then Enter</source>
        <translation>扫卡，或输 16 位卡密，再按 Enter</translation>
    </message>
    <message>
        <source>Card …{end}: Enter credits it, for good</source>
        <translation>卡 …{end}：按 Enter 入账，不可撤回</translation>
    </message>
    <message>
        <source>Credit it</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Code on the card</source>
        <translation>卡密</translation>
    </message>
    <message>
        <source>Recharge card …{end} for {name}</source>
        <translation>充值卡 …{end} 已入 {name} 账户</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>已入账</translation>
    </message>
    <message>
        <source>Points and coupons of {name}</source>
        <translation>{name} 的积分和优惠券</translation>
    </message>
    <message>
        <source>This member has nothing to use here</source>
        <translation>此会员在这里没有可用的</translation>
    </message>
    <message>
        <source>of {balance}</source>
        <translation>共 {balance}</translation>
    </message>
    <message>
        <source>{least} to {most} points</source>
        <translation>{least} 至 {most} 积分</translation>
    </message>
    <message>
        <source>Points to spend here</source>
        <translation>本机可用积分</translation>
    </message>
    <message>
        <source>This bill takes</source>
        <translation>本单可用</translation>
    </message>
    <message>
        <source>1 point = {value}</source>
        <translation>1 积分 = {value}</translation>
    </message>
    <message>
        <source>Pay with points</source>
        <translation>积分抵现</translation>
    </message>
    <message>
        <source>another number: type it, then Ctrl+R</source>
        <translation>其他数量：先输数字，再按 Ctrl+R</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} 到期</translation>
    </message>
    <message>
        <source>with HQ</source>
        <translation>在总部</translation>
    </message>
    <message>
        <source>laid in</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goods without a receipt</source>
        <translation>无小票退货</translation>
    </message>
    <message>
        <source>Scan what comes back, or type its code; then Enter</source>
        <translation>扫描退回的商品，或输入条码；然后按 Enter</translation>
    </message>
    <message>
        <source>Kilograms</source>
        <translation>千克</translation>
    </message>
    <message>
        <source>Code of the goods</source>
        <translation>商品条码</translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>Goods without a receipt: why?</source>
        <translation>无小票退货：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason gives it back; a manager has to approve</source>
        <translation>按原因前的数字即退款；需店长批准</translation>
    </message>
    <message>
        <source>Goes back as</source>
        <translation>退还方式</translation>
    </message>
    <message>
        <source>At a time at most</source>
        <translation>每次最多</translation>
    </message>
    <message>
        <source>In a day, at this till</source>
        <translation>本机每天最多</translation>
    </message>
    <message>
        <source>Of today&apos;s price</source>
        <translation>按今日价格</translation>
    </message>
    <message>
        <source>Taken back without a receipt</source>
        <translation>已办理无小票退货</translation>
    </message>
    <message>
        <source>The customer changed his mind</source>
        <translation>顾客改变主意</translation>
    </message>
    <message>
        <source>It was entered wrongly</source>
        <translation>录入错误</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Cheaper elsewhere</source>
        <translation>别处更便宜</translation>
    </message>
    <message>
        <source>Another price on the shelf</source>
        <translation>货架标价不同</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>客情让利</translation>
    </message>
    <message>
        <source>It is broken or faulty</source>
        <translation>损坏或有质量问题</translation>
    </message>
    <message>
        <source>The receipt is lost</source>
        <translation>小票遗失</translation>
    </message>
    <message>
        <source>It was a present</source>
        <translation>是别人送的礼物</translation>
    </message>
    <message>
        <source>Wrong goods or quantity</source>
        <translation>商品或数量有误</translation>
    </message>
    <message>
        <source>Paid the wrong way</source>
        <translation>付款方式有误</translation>
    </message>
    <message>
        <source>Found afterwards</source>
        <translation>事后找到的钱</translation>
    </message>
    <message>
        <source>Bought for the shop</source>
        <translation>门店采购支出</translation>
    </message>
    <message>
        <source>Paid to a supplier</source>
        <translation>付给供应商</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>钱箱现金过多</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>The shop&apos;s condition is met</source>
        <translation>达到门店条件</translation>
    </message>
    <message>
        <source>To make up for something</source>
        <translation>补偿致歉</translation>
    </message>
    <message>
        <source>Won or promised</source>
        <translation>活动奖励或已承诺</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Top up for {name}</source>
        <translation>给 {name} 充值</translation>
    </message>
    <message>
        <source>Type the amount, then Enter; or choose a row</source>
        <translation>输金额再按 Enter；或选一行</translation>
    </message>
    <message>
        <source>Take a top-up back</source>
        <translation>撤销充值</translation>
    </message>
    <message>
        <source>Amount to pay in</source>
        <translation>充值金额</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Given on top</source>
        <translation>赠金</translation>
    </message>
    <message>
        <source>Balance afterwards</source>
        <translation>充后余额</translation>
    </message>
    <message>
        <source>Cash F9, payment code F10, card F11; a part: type the amount first</source>
        <translation>现金 F9，扫码付 F10，银行卡 F11；分次付请先输金额</translation>
    </message>
    <message>
        <source>Cash F9, card F11; a part: type the amount first</source>
        <translation>现金 F9，银行卡 F11；分次付请先输金额</translation>
    </message>
    <message>
        <source>Paid by code</source>
        <translation>扫码付</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>银行卡付</translation>
    </message>
    <message>
        <source>Reference on the slip</source>
        <translation>签购单参考号</translation>
    </message>
    <message>
        <source>By card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>pays {pays}</source>
        <translation>付 {pays}</translation>
    </message>
    <message>
        <source>gets {gets}</source>
        <translation>得 {gets}</translation>
    </message>
    <message>
        <source>Topped up for {name}</source>
        <translation>已给 {name} 充值</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>已提供</translation>
    </message>
    <message>
        <source>What may be granted</source>
        <translation>可以提供的服务</translation>
    </message>
    <message>
        <source>The plan gives nothing in words here and now</source>
        <translation>此时此处没有可提供的服务</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Percent off the line</source>
        <translation>单品折扣</translation>
    </message>
    <message>
        <source>Percent off the bill</source>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>Another price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>新单价</translation>
    </message>
    <message>
        <source>Percent to take off</source>
        <translation>减去百分之几</translation>
    </message>
    <message>
        <source>Type the price of one, then Enter</source>
        <translation>输入单价，按 Enter</translation>
    </message>
    <message>
        <source>Type whole percent, then Enter</source>
        <translation>输入减去的百分数（整数），按 Enter</translation>
    </message>
    <message>
        <source>Changed by hand already: take that back first</source>
        <translation>已手工改过：请先撤回</translation>
    </message>
    <message>
        <source>The digit of the reason changes it; Ctrl+Z takes it back</source>
        <translation>按原因前的数字即生效；Ctrl+Z 可撤回</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>减</translation>
    </message>
    <message>
        <source>Percent off the whole bill</source>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>Another price: {article}</source>
        <translation>改价：{article}</translation>
    </message>
    <message>
        <source>Percent off: {article}</source>
        <translation>单品折扣：{article}</translation>
    </message>
    <message>
        <source>To pay now</source>
        <translation>现应收</translation>
    </message>
    <message>
        <source>Price now</source>
        <translation>现单价</translation>
    </message>
    <message>
        <source>The line costs now</source>
        <translation>该行现金额</translation>
    </message>
    <message>
        <source>Void sale {number}: why?</source>
        <translation>作废 {number}：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason voids the whole sale: keep the goods here</source>
        <translation>按原因前的数字即整单作废：商品留下</translation>
    </message>
    <message>
        <source>Unlock whom?</source>
        <translation>为谁解锁？</translation>
    </message>
    <message>
        <source>The digit lets him type his PIN again</source>
        <translation>按数字后，他可重新输入 PIN</translation>
    </message>
    <message>
        <source>Nobody is locked</source>
        <translation>没有人被锁定</translation>
    </message>
    <message>
        <source>Asking HQ for receipt {number}</source>
        <translation>正在向总部查询小票 {number}</translation>
    </message>
    <message>
        <source>One moment; Esc gives up, nothing has happened then</source>
        <translation>请稍候；按 Esc 放弃，什么都不会发生</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Lost, new card</source>
        <translation>挂失、换卡</translation>
    </message>
    <message>
        <source>The card is lost</source>
        <translation>卡遗失</translation>
    </message>
    <message>
        <source>The card was stolen</source>
        <translation>卡被盗</translation>
    </message>
    <message>
        <source>The member asks for it</source>
        <translation>会员要求</translation>
    </message>
    <message>
        <source>The card was found</source>
        <translation>卡已找回</translation>
    </message>
    <message>
        <source>He has a new card</source>
        <translation>已换新卡</translation>
    </message>
    <message>
        <source>It was frozen by mistake</source>
        <translation>误冻结</translation>
    </message>
    <message>
        <source>It cannot be read any more</source>
        <translation>卡无法读取</translation>
    </message>
    <message>
        <source>It pays</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>No stored value, points or coupons of his are taken; goods are sold at list prices</source>
        <translation>不能用储值、积分和优惠券；商品按原价销售</translation>
    </message>
    <message>
        <source>Card of {name}</source>
        <translation>{name} 的会员卡</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Freeze: it is lost</source>
        <translation>挂失冻结</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>换新卡</translation>
    </message>
    <message>
        <source>Freeze the card of {name}: why?</source>
        <translation>冻结 {name} 的卡：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason freezes it, at every register that HQ reaches</source>
        <translation>按原因前的数字即冻结，总部通知到的收银机都生效</translation>
    </message>
    <message>
        <source>Which paper of {name} did you look at?</source>
        <translation>查看了 {name} 的哪种证件？</translation>
    </message>
    <message>
        <source>Unfreeze {name}: why?</source>
        <translation>解冻 {name}：原因？</translation>
    </message>
    <message>
        <source>The digit of the paper unfreezes him; a manager has to approve</source>
        <translation>按证件前的数字即解冻，需店长批准</translation>
    </message>
    <message>
        <source>{name} gets the card {card}: why?</source>
        <translation>给 {name} 换卡 {card}：原因？</translation>
    </message>
    <message>
        <source>The digit of the paper gives the card; the old one finds nobody any more</source>
        <translation>按证件前的数字即换卡，旧卡从此作废</translation>
    </message>
    <message>
        <source>New card for {name}</source>
        <translation>{name} 换新卡</translation>
    </message>
    <message>
        <source>Scan the new card, or type its number, then Enter</source>
        <translation>扫新卡，或输入卡号后按回车</translation>
    </message>
    <message>
        <source>Number of the card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自 {day}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The card of {name} is frozen</source>
        <translation>{name} 的卡已冻结</translation>
    </message>
    <message>
        <source>The card of {name} pays again</source>
        <translation>{name} 的卡已恢复使用</translation>
    </message>
    <message>
        <source>{name} has the card {card} now</source>
        <translation>{name} 现在用卡 {card}</translation>
    </message>
    <message>
        <source>By payment code</source>
        <translation>扫码付</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Who signs in</source>
        <translation>谁登录</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>请输入 PIN</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>The open sale is kept</source>
        <translation>未完成的单已保留</translation>
    </message>
    <message>
        <source>Choose your name, type your PIN, press Enter</source>
        <translation>选择姓名，输入 PIN，按 Enter</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>checking …</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Somebody else approves</source>
        <translation>由他人批准</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>F1 help</source>
        <translation>F1 帮助</translation>
    </message>
</context>
<context>
    <name>Tag</name>
    <message>
        <source>Member price</source>
        <translation>会员价</translation>
    </message>
    <message>
        <source>Tier discount</source>
        <translation>等级折扣</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>称重</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Price by hand</source>
        <translation>手工改价</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>退回</translation>
    </message>
</context>
<context>
    <name>Tender</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>储值</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>List</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>券</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还应收</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>应退</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>应收 {amount}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Type what you receive, then Enter</source>
        <translation>输入实收金额后按 Enter</translation>
    </message>
    <message>
        <source>On account: {amount} left</source>
        <translation>挂账额度还剩 {amount}</translation>
    </message>
    <message>
        <source>Stored value to spend here: {amount}</source>
        <translation>储值可在此用 {amount}</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Training: every PIN is 000000</source>
        <translation>培训：所有密码均为 000000</translation>
    </message>
</context>
<context>
    <name>Unresolved</name>
    <message>
        <source>Payments without an end: {count}</source>
        <translation>未了结的支付：{count} 笔</translation>
    </message>
    <message>
        <source>A sale is open: finish or suspend it</source>
        <translation>有未完成的单：请完成或挂单</translation>
    </message>
</context>
<context>
    <name>Variance</name>
    <message>
        <source>Wrong change</source>
        <translation>找零错误</translation>
    </message>
    <message>
        <source>Return not entered</source>
        <translation>漏录退货</translation>
    </message>
    <message>
        <source>Float was wrong</source>
        <translation>备用金误差</translation>
    </message>
    <message>
        <source>Money changed</source>
        <translation>零钱兑换</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
</context>
</TS>
