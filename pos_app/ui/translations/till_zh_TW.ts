<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>Ask</name>
    <message>
        <source>Clear the cart?</source>
        <translation>要清空購物車嗎？</translation>
    </message>
    <message>
        <source>Clear it</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Give {amount} back?</source>
        <translation>要退還 {amount} 嗎？</translation>
    </message>
    <message>
        <source>The customer&apos;s payment is undone</source>
        <translation>顧客的這筆付款將會取消</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>退還</translation>
    </message>
    <message>
        <source>A sale is open</source>
        <translation>有未完成的交易</translation>
    </message>
    <message>
        <source>Suspend it and close, or stay: nothing is lost either way</source>
        <translation>可暫存後關閉，也可留下繼續；都不會遺失</translation>
    </message>
    <message>
        <source>{amount} in cash?</source>
        <translation>實收現金 {amount}？</translation>
    </message>
    <message>
        <source>That is much more than is due</source>
        <translation>比應收金額多很多</translation>
    </message>
    <message>
        <source>Yes, that much</source>
        <translation>確認實收</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Suspend and close</source>
        <translation>暫存並關閉</translation>
    </message>
    <message>
        <source>Why is the drawer opened?</source>
        <translation>為什麼打開錢櫃？</translation>
    </message>
    <message>
        <source>The journal keeps the reason</source>
        <translation>原因會記入交易日誌</translation>
    </message>
    <message>
        <source>Change money</source>
        <translation>換零錢</translation>
    </message>
    <message>
        <source>Check the cash</source>
        <translation>核對現金</translation>
    </message>
    <message>
        <source>Wrong change, corrected</source>
        <translation>更正找零</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他原因</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>TRAINING · nothing here is counted · Ctrl+M: drills · Ctrl+⇧T ends it</source>
        <translation>訓練 · 此處一切不計入帳 · Ctrl+M：練習 · Ctrl+⇧T 結束</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>訓練</translation>
    </message>
</context>
<context>
    <name>Cart</name>
    <message>
        <source>One less</source>
        <translation>減一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
    <message>
        <source>Scan the first article</source>
        <translation>請掃描第一件商品</translation>
    </message>
    <message>
        <source>F4 look up   ·   ⇧F6 resume   ·   F8 return</source>
        <translation>F4 查商品   ·   ⇧F6 取回   ·   F8 退貨</translation>
    </message>
    <message>
        <source>to pay {amount}</source>
        <translation>應收 {amount}</translation>
    </message>
    <message>
        <source>selected {number}: {name}, {quantity} × {price} = {amount}</source>
        <translation>已選第 {number} 行：{name}，{quantity} × {price} = {amount}</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>單價</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>數量</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>小計</translation>
    </message>
    <message>
        <source>Saved as a member</source>
        <translation>會員優惠</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>優惠合計</translation>
    </message>
    <message>
        <source>as a member</source>
        <translation>其中會員</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>as booked</source>
        <translation>以帳為準</translation>
    </message>
    <message>
        <source>right</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短少</translation>
    </message>
    <message>
        <source>over</source>
        <translation>溢收</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>系統應有</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>實點</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>付款方式</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>Counted</source>
        <translation>實點合計</translation>
    </message>
    <message>
        <source>Before closing</source>
        <translation>交班之前</translation>
    </message>
    <message>
        <source>Nothing is left open</source>
        <translation>沒有未了事項</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>張數</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新清點</translation>
    </message>
    <message>
        <source>Count the drawer, note by note</source>
        <translation>盲點現金</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核對差異</translation>
    </message>
    <message>
        <source>Close the shift · {step}</source>
        <translation>交班 · {step}</translation>
    </message>
    <message>
        <source>Lock the count</source>
        <translation>鎖定清點</translation>
    </message>
    <message>
        <source>Close and print Z report</source>
        <translation>交班並列印 Z 報表</translation>
    </message>
    <message>
        <source>Choose a reason first</source>
        <translation>請先選擇原因</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>記帳中…</translation>
    </message>
    <message>
        <source>Denominations</source>
        <translation>面額</translation>
    </message>
</context>
<context>
    <name>Customer</name>
    <message>
        <source>TRAINING · nothing is sold here</source>
        <translation>訓練中 · 此處不是真實銷售</translation>
    </message>
    <message>
        <source>Please put your goods here</source>
        <translation>請將商品放在這裡</translation>
    </message>
    <message>
        <source>You save {amount}</source>
        <translation>已為您節省 {amount}</translation>
    </message>
    <message>
        <source>earlier lines: {count}</source>
        <translation>上方還有 {count} 行</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>共 {amount}</translation>
    </message>
    <message>
        <source>On account {amount}</source>
        <translation>掛帳 {amount}</translation>
    </message>
    <message>
        <source>Points {points}</source>
        <translation>點數 {points}</translation>
    </message>
    <message>
        <source>Welcome to {store}</source>
        <translation>歡迎光臨 {store}</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退貨</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>謝謝惠顧</translation>
    </message>
    <message>
        <source>You get back</source>
        <translation>退還您</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>還需支付</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>應付</translation>
    </message>
    <message>
        <source>Cash, card or payment code</source>
        <translation>現金、刷卡或付款條碼</translation>
    </message>
    <message>
        <source>Members: please show your card</source>
        <translation>會員請出示會員卡</translation>
    </message>
    <message>
        <source>Show your payment code</source>
        <translation>請出示付款條碼</translation>
    </message>
    <message>
        <source>WeChat Pay or Alipay</source>
        <translation>微信支付或支付寶</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>請稍候…</translation>
    </message>
    <message>
        <source>The payment is being asked for</source>
        <translation>正在請求扣款</translation>
    </message>
    <message>
        <source>Confirm on your phone</source>
        <translation>請在手機上確認</translation>
    </message>
    <message>
        <source>Type your password there</source>
        <translation>請在手機上輸入密碼</translation>
    </message>
    <message>
        <source>Use the card terminal</source>
        <translation>請使用刷卡機</translation>
    </message>
    <message>
        <source>Follow its screen</source>
        <translation>請依刷卡機的指示操作</translation>
    </message>
    <message>
        <source>Scan this with your phone</source>
        <translation>請用手機掃描</translation>
    </message>
    <message>
        <source>Then show the answer</source>
        <translation>然後出示回覆條碼</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>儲值</translation>
    </message>
</context>
<context>
    <name>Drill</name>
    <message>
        <source>No drill now</source>
        <translation>現在不練習</translation>
    </message>
    <message>
        <source>Drills: {done} of {all} done</source>
        <translation>練習：已完成 {done} / {all}</translation>
    </message>
    <message>
        <source>A digit, or arrows and Enter; Esc leaves</source>
        <translation>按數字，或方向鍵加 Enter；Esc 離開</translation>
    </message>
    <message>
        <source>Drill {number} of {all}: {title}</source>
        <translation>練習 {number} / {all}：{title}</translation>
    </message>
    <message>
        <source>All {all} drills done by {who}: {keys} keys, {seconds} s</source>
        <translation>{who}完成了全部 {all} 個練習：{keys} 次按鍵，{seconds} 秒</translation>
    </message>
    <message>
        <source>{keys} keys, {seconds} s</source>
        <translation>{keys} 次按鍵，{seconds} 秒</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Cash and change</source>
        <translation>現金與找零</translation>
    </message>
    <message>
        <source>Quantity and undo</source>
        <translation>數量與復原</translation>
    </message>
    <message>
        <source>Weighed goods</source>
        <translation>秤重商品</translation>
    </message>
    <message>
        <source>Member by phone</source>
        <translation>手機號碼會員</translation>
    </message>
    <message>
        <source>Split payment</source>
        <translation>分開付款</translation>
    </message>
    <message>
        <source>Suspend and resume</source>
        <translation>暫存與取回</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退貨</translation>
    </message>
    <message>
        <source>Without HQ</source>
        <translation>離線收銀</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>錯誤條碼</translation>
    </message>
    <message>
        <source>Close of the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Sell {name}: type {code}, Enter. The customer gives {note}: type {note}, F9; say the change.</source>
        <translation>賣{name}：輸入 {code}，Enter。顧客付 {note}：輸入 {note}，再按 F9，並告知找零。</translation>
    </message>
    <message>
        <source>Sell 3 of {name} at once: 3, *, {code}, Enter. Del takes the line out, Ctrl+Z back in; then F9.</source>
        <translation>一次賣 3 件{name}：3、*，再輸入 {code}，Enter。按 Del 刪除該行，再按 Ctrl+Z 復原；然後按 F9。</translation>
    </message>
    <message>
        <source>Sell 0.350 kg of {name}: type {code}, Enter; then 0.350 and *. F9 takes the cash.</source>
        <translation>賣 0.350 公斤{name}：輸入 {code}，Enter；再輸入 0.350 和 *。按 F9 收現金。</translation>
    </message>
    <message>
        <source>The customer is a member: type his phone {phone}, F3. Sell {name}: {code}, Enter, F9.</source>
        <translation>顧客是會員：輸入手機號碼 {phone}，按 F3。賣{name}：{code}，Enter。按 F9 收現金。</translation>
    </message>
    <message>
        <source>Member {phone}, F3; {name}: {code}, Enter. {part} of it with stored value: {part}, F12; then cash: F9.</source>
        <translation>會員 {phone}，F3；{name}：{code}，Enter。儲值金付 {part}：輸入 {part}，F12；其餘付現金：F9。</translation>
    </message>
    <message>
        <source>{name}: {code}, Enter. The customer fetches his purse: F6 suspends. He is back: ⇧F6, Enter, F9.</source>
        <translation>{name}：{code}，Enter。顧客去拿錢包：按 F6 暫存。顧客回來：⇧F6、Enter 取回；然後按 F9。</translation>
    </message>
    <message>
        <source>Sell {name}: {code}, Enter, F9. It comes back: F8, Enter for the receipt, F8 for all of it, Enter.</source>
        <translation>賣{name}：{code}，Enter，F9。顧客來退貨：F8，Enter 選收據，F8 全部退回，Enter。</translation>
    </message>
    <message>
        <source>HQ does not answer. Member {phone}, F3; {name}: {code}, Enter. F12 takes what may be taken here.</source>
        <translation>總公司沒有回應。會員 {phone}，F3；{name}：{code}，Enter。按 F12 收本機可用的儲值金。</translation>
    </message>
    <message>
        <source>The label says {bad}: type it, Enter. Nobody knows it: F4 and the name find {name}, Enter, F9.</source>
        <translation>標籤上是 {bad}：輸入後按 Enter。收銀機不認得它：按 F4 輸入名稱查找{name}，Enter。然後按 F9。</translation>
    </message>
    <message>
        <source>Close the shift: Ctrl+M, 2. The drawer holds {held}: count it, Enter, and look at the Z report.</source>
        <translation>交班：Ctrl+M，再按 2。錢櫃裡有 {held}：清點輸入，Enter，查看 Z 報表。</translation>
    </message>
    <message>
        <source>It was not paid in cash: type {note}, then F9</source>
        <translation>沒有收現金：輸入 {note}，再按 F9</translation>
    </message>
    <message>
        <source>Taken {taken}, change {change}: type {note} before F9</source>
        <translation>實收 {taken}，找零 {change}：按 F9 前先輸入 {note}</translation>
    </message>
    <message>
        <source>Sold: {count}. Type 3 and * before the code</source>
        <translation>售出 {count} 件：輸入條碼前先按 3 和 *</translation>
    </message>
    <message>
        <source>The line never left the cart: Del, then Ctrl+Z, before F9</source>
        <translation>該行沒有刪除過：按 F9 前先按 Del，再按 Ctrl+Z</translation>
    </message>
    <message>
        <source>Nothing weighed was sold: {code}, Enter, the kilograms and *</source>
        <translation>沒有賣秤重商品：{code}，Enter，公斤數和 *</translation>
    </message>
    <message>
        <source>Sold: {weight} kg; the scale says 0.350</source>
        <translation>售出 {weight} 公斤；秤上是 0.350</translation>
    </message>
    <message>
        <source>Sold without the member: {phone}, F3, before F9</source>
        <translation>沒有帶會員：按 F9 前先輸入 {phone}，F3</translation>
    </message>
    <message>
        <source>No stored value was taken: {part}, F12, before F9</source>
        <translation>沒有收儲值金：按 F9 前先輸入 {part}，F12</translation>
    </message>
    <message>
        <source>Stored value paid {taken}: type {part} before F12</source>
        <translation>儲值金付了 {taken}：按 F12 前先輸入 {part}</translation>
    </message>
    <message>
        <source>Paid at once: F6 first, then ⇧F6</source>
        <translation>直接收款了：先按 F6，再按 ⇧F6</translation>
    </message>
    <message>
        <source>That voided the whole sale: a return begins with F8</source>
        <translation>那是整單作廢：退貨從 F8 開始</translation>
    </message>
    <message>
        <source>That was another sale: F8 begins the return</source>
        <translation>那是又一筆銷售：退貨從 F8 開始</translation>
    </message>
    <message>
        <source>Paid without stored value: F12 works without HQ, too</source>
        <translation>沒有收儲值金：離線也能按 F12</translation>
    </message>
    <message>
        <source>The label was not tried: {bad}, Enter, comes first</source>
        <translation>沒有試標籤：先輸入 {bad}，Enter</translation>
    </message>
    <message>
        <source>Sold: {sold}. The customer has {name}</source>
        <translation>售出的是{sold}，顧客拿的是{name}</translation>
    </message>
    <message>
        <source>Counted {counted}, the drawer holds {held}: press 0, count again</source>
        <translation>清點 {counted}，錢櫃裡是 {held}：按 0 重新清點</translation>
    </message>
    <message>
        <source>Closed with {counted} instead of {held}: the next training tries again</source>
        <translation>以 {counted} 交班，應為 {held}：下次訓練再試</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>HQ does not answer</source>
        <translation>總公司沒有回應</translation>
    </message>
    <message>
        <source>Go on selling; everything is sent when it answers again</source>
        <translation>請繼續收銀；恢復後會自動上傳</translation>
    </message>
    <message>
        <source>HQ refuses this till</source>
        <translation>總公司拒絕了本機</translation>
    </message>
    <message>
        <source>Go on selling and call whoever runs HQ</source>
        <translation>請繼續收銀，並聯絡總公司管理員</translation>
    </message>
    <message>
        <source>The answer did not come from HQ</source>
        <translation>收到的回應不是總公司的</translation>
    </message>
    <message>
        <source>Go on selling; let HQ&apos;s address and the network be checked</source>
        <translation>請繼續收銀；請人檢查總公司位址與網路</translation>
    </message>
    <message>
        <source>HQ is busy</source>
        <translation>總公司忙碌中</translation>
    </message>
    <message>
        <source>Go on selling; the till tries again</source>
        <translation>請繼續收銀；本機會自動重試</translation>
    </message>
    <message>
        <source>What HQ sent was damaged</source>
        <translation>總公司傳來的資料已損壞</translation>
    </message>
    <message>
        <source>The till fetches it again; if this comes back, call whoever runs HQ</source>
        <translation>本機會重新取得；若再次發生，請聯絡總公司管理員</translation>
    </message>
    <message>
        <source>The till&apos;s copy differs from HQ&apos;s</source>
        <translation>本機資料與總公司不一致</translation>
    </message>
    <message>
        <source>It is fetched again; nothing needs to be done</source>
        <translation>正在重新取得，無須處理</translation>
    </message>
    <message>
        <source>HQ does not take this enrolment code</source>
        <translation>總公司不接受這個註冊碼</translation>
    </message>
    <message>
        <source>Ask HQ for a new one; a code is good once, for ten minutes</source>
        <translation>請向總公司索取新碼；每個碼十分鐘內有效，只能用一次</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁碟已滿</translation>
    </message>
    <message>
        <source>Free some space on it; nothing was lost</source>
        <translation>請清出磁碟空間；沒有資料遺失</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>資料夾無法寫入</translation>
    </message>
    <message>
        <source>Check the disk and the rights on the folder</source>
        <translation>請檢查磁碟與資料夾權限</translation>
    </message>
    <message>
        <source>The disk does not do what it should</source>
        <translation>磁碟運作不正常</translation>
    </message>
    <message>
        <source>Stop selling here; nothing that was shown as paid is lost</source>
        <translation>請停用本機；已顯示收款的交易都不會遺失</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>印表機沒有回應</translation>
    </message>
    <message>
        <source>Go on selling; receipts wait. Check its cable and power</source>
        <translation>請繼續收銀，收據會等候；請檢查線路與電源</translation>
    </message>
    <message>
        <source>The printer has no paper</source>
        <translation>印表機缺紙</translation>
    </message>
    <message>
        <source>Put in a roll; the receipts that wait print by themselves</source>
        <translation>請裝紙；等候的收據會自動列印</translation>
    </message>
    <message>
        <source>The books were written by a newer version of this program</source>
        <translation>帳本是由較新版本的程式寫入的</translation>
    </message>
    <message>
        <source>Install that version; the books were left as they are</source>
        <translation>請安裝該版本；帳本未作更動</translation>
    </message>
    <message>
        <source>The database does not keep what it must</source>
        <translation>資料庫設定不符要求</translation>
    </message>
    <message>
        <source>Do not sell on this machine; install the program again</source>
        <translation>請勿在本機收銀；請重新安裝程式</translation>
    </message>
    <message>
        <source>The file beside the till&apos;s key that PINs need cannot be read</source>
        <translation>金鑰旁的密碼檔無法讀取</translation>
    </message>
    <message>
        <source>Bring it back from where it is kept, or enrol the register again</source>
        <translation>請從備份處取回，或重新註冊本機</translation>
    </message>
    <message>
        <source>The books cannot be opened: their key is missing</source>
        <translation>帳本打不開：缺少金鑰</translation>
    </message>
    <message>
        <source>Bring the key back, or open them with HQ&apos;s recovery key</source>
        <translation>請找回金鑰，或用總公司的復原金鑰開啟</translation>
    </message>
    <message>
        <source>The file of the chain&apos;s certificates is not there</source>
        <translation>找不到連鎖總公司的憑證檔</translation>
    </message>
    <message>
        <source>Bring it back, or name another one with --ca-file</source>
        <translation>請放回該檔案，或用 --ca-file 指定另一個</translation>
    </message>
    <message>
        <source>Others can read the key file</source>
        <translation>其他人可讀取金鑰檔</translation>
    </message>
    <message>
        <source>Set its rights to 0600</source>
        <translation>請將檔案權限設為 0600</translation>
    </message>
    <message>
        <source>Another till is using these books</source>
        <translation>另一台收銀程式正在使用這本帳</translation>
    </message>
    <message>
        <source>Use the window that is open, or close it first</source>
        <translation>請使用已開啟的視窗，或先將它關閉</translation>
    </message>
    <message>
        <source>This till knows no articles yet</source>
        <translation>本機還沒有商品資料</translation>
    </message>
    <message>
        <source>Let it reach HQ once</source>
        <translation>請讓本機連上總公司一次</translation>
    </message>
    <message>
        <source>HQ speaks of a newer version</source>
        <translation>總公司使用較新的版本</translation>
    </message>
    <message>
        <source>Install the version of the program that HQ wants</source>
        <translation>請安裝總公司要求的程式版本</translation>
    </message>
    <message>
        <source>HQ&apos;s plan needs a newer program; this till goes on with the plan before it</source>
        <translation>總公司的方案需要較新的程式；本機繼續用之前的方案</translation>
    </message>
    <message>
        <source>This is no enrolment code</source>
        <translation>這不是註冊碼</translation>
    </message>
    <message>
        <source>Type it whole, with the part behind the dot</source>
        <translation>請完整輸入，包括點號後的部分</translation>
    </message>
    <message>
        <source>The printer has no such address</source>
        <translation>印表機位址不正確</translation>
    </message>
    <message>
        <source>Give tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME</source>
        <translation>請輸入 tcp:主機:埠、serial:埠、file:裝置 或 queue:列印佇列</translation>
    </message>
    <message>
        <source>The file of payment providers cannot be read</source>
        <translation>支付服務商檔案無法讀取</translation>
    </message>
    <message>
        <source>Write payments.json as the manual shows, or take it away</source>
        <translation>請依手冊撰寫 payments.json，或將其移走</translation>
    </message>
    <message>
        <source>HQ has not sent what this till needs</source>
        <translation>總公司還沒有送來本機需要的資料</translation>
    </message>
    <message>
        <source>Check the network, then start the till again</source>
        <translation>請檢查網路，然後重新啟動收銀機</translation>
    </message>
    <message>
        <source>This names no entry</source>
        <translation>沒有這筆紀錄</translation>
    </message>
    <message>
        <source>Write a receipt&apos;s number, like S01-R1-000123</source>
        <translation>請輸入收據號碼，例如 S01-R1-000123</translation>
    </message>
    <message>
        <source>There are no books here</source>
        <translation>這裡沒有帳本</translation>
    </message>
    <message>
        <source>Enrol this till, or say where they are</source>
        <translation>請先註冊本機，或指明帳本位置</translation>
    </message>
    <message>
        <source>There are books here already</source>
        <translation>這裡已有帳本</translation>
    </message>
    <message>
        <source>Open them, or choose another place</source>
        <translation>請開啟它，或另選位置</translation>
    </message>
    <message>
        <source>This till is not enrolled yet</source>
        <translation>本機尚未註冊</translation>
    </message>
    <message>
        <source>Enrol it with a code from HQ</source>
        <translation>請用總公司的註冊碼註冊</translation>
    </message>
    <message>
        <source>This till has no plan yet</source>
        <translation>本機還沒有會員方案</translation>
    </message>
    <message>
        <source>The receipt could not be kept as a file</source>
        <translation>收據檔案無法儲存</translation>
    </message>
    <message>
        <source>Print a copy instead, and let somebody look at the disk</source>
        <translation>請改為補印收據，並請人檢查磁碟</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程式出錯了</translation>
    </message>
    <message>
        <source>Nothing that was paid is lost; note what you did and call the store manager</source>
        <translation>已收款的交易不會遺失；請記下剛才的操作並聯絡店長</translation>
    </message>
    <message>
        <source>The till is closing</source>
        <translation>收銀機正在關閉</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>請重新啟動</translation>
    </message>
    <message>
        <source>Something does not work ({code})</source>
        <translation>發生故障（{code}）</translation>
    </message>
    <message>
        <source>Nothing was lost; call the store manager</source>
        <translation>沒有資料遺失；請聯絡店長</translation>
    </message>
</context>
<context>
    <name>Float</name>
    <message>
        <source>Float in the drawer</source>
        <translation>錢櫃備用金</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>開班</translation>
    </message>
    <message>
        <source>{name}: count the float into the drawer</source>
        <translation>{name}：請清點備用金並放入錢櫃</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>開班</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>記帳中…</translation>
    </message>
</context>
<context>
    <name>Function</name>
    <message>
        <source>Quantity</source>
        <translation>數量</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暫存</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退貨</translation>
    </message>
    <message>
        <source>Clear cart</source>
        <translation>清空購物車</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>補印收據</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>下一筆</translation>
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
        <translation>× 數量</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>數量</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>減一件</translation>
    </message>
    <message>
        <source>Pay code</source>
        <translation>付款條碼</translation>
    </message>
    <message>
        <source>Enter: exact cash</source>
        <translation>按 Enter 收現金</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>記帳中…</translation>
    </message>
    <message>
        <source>Enter again: exact cash</source>
        <translation>再按 Enter 收現金</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>換貨</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>剛好</translation>
    </message>
    <message>
        <source>Cash {amount}</source>
        <translation>現金 {amount}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>this help</source>
        <translation>顯示本說明</translation>
    </message>
    <message>
        <source>clear what is typed, go back</source>
        <translation>清除輸入，返回</translation>
    </message>
    <message>
        <source>member: as typed, or his page</source>
        <translation>會員：依輸入查找，或看會員頁</translation>
    </message>
    <message>
        <source>drop the member of this sale</source>
        <translation>移除本單會員</translation>
    </message>
    <message>
        <source>find an article, check a price</source>
        <translation>查商品、查價</translation>
    </message>
    <message>
        <source>percent off the line, as typed</source>
        <translation>單品折扣，先輸百分比</translation>
    </message>
    <message>
        <source>percent off the bill, as typed</source>
        <translation>整單折扣，先輸百分比</translation>
    </message>
    <message>
        <source>another price, as typed</source>
        <translation>改價，先輸單價</translation>
    </message>
    <message>
        <source>suspend the sale</source>
        <translation>暫存交易</translation>
    </message>
    <message>
        <source>resume a suspended sale</source>
        <translation>取回暫存交易</translation>
    </message>
    <message>
        <source>return goods of a receipt</source>
        <translation>憑收據退貨</translation>
    </message>
    <message>
        <source>return goods without a receipt</source>
        <translation>無收據退貨</translation>
    </message>
    <message>
        <source>cash: exact, or as typed</source>
        <translation>現金：剛好，或先輸入實收</translation>
    </message>
    <message>
        <source>stored value: all, or as typed</source>
        <translation>儲值金：全額，或先輸入金額</translation>
    </message>
    <message>
        <source>on account: all, or as typed</source>
        <translation>掛帳：全部或輸入的金額</translation>
    </message>
    <message>
        <source>payment code: all, or as typed</source>
        <translation>付款條碼：全額，或先輸入金額</translation>
    </message>
    <message>
        <source>card: type the slip&apos;s reference</source>
        <translation>刷卡：輸入簽單序號</translation>
    </message>
    <message>
        <source>no network: by member&apos;s phone</source>
        <translation>無網路：用會員手機</translation>
    </message>
    <message>
        <source>take what is typed; twice: cash</source>
        <translation>確認輸入；空按兩次：現金剛好</translation>
    </message>
    <message>
        <source>quantity: type the number first</source>
        <translation>數量：先輸入數字</translation>
    </message>
    <message>
        <source>one more of the selected line</source>
        <translation>選取行加一件</translation>
    </message>
    <message>
        <source>one less of the selected line</source>
        <translation>選取行減一件</translation>
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
        <translation>刪除選取行</translation>
    </message>
    <message>
        <source>clear the cart</source>
        <translation>清空購物車</translation>
    </message>
    <message>
        <source>undo the last change</source>
        <translation>復原上一步</translation>
    </message>
    <message>
        <source>print the last receipt again</source>
        <translation>補印上一張收據</translation>
    </message>
    <message>
        <source>open the drawer, with a reason</source>
        <translation>打開錢櫃（須填原因）</translation>
    </message>
    <message>
        <source>cash in, out, to the safe</source>
        <translation>現金存入、取出、入保險櫃</translation>
    </message>
    <message>
        <source>lock the till</source>
        <translation>鎖定收銀機</translation>
    </message>
    <message>
        <source>shift: reports, close, sign out</source>
        <translation>班別：報表、交班、登出</translation>
    </message>
    <message>
        <source>next sale; a scan does it too</source>
        <translation>下一筆；直接掃描也可以</translation>
    </message>
    <message>
        <source>return everything that is left</source>
        <translation>剩餘商品全部退貨</translation>
    </message>
    <message>
        <source>charge back what is no longer due, or keep it</source>
        <translation>扣回不再符合的優惠，或保留</translation>
    </message>
    <message>
        <source>exchange: scan other goods next</source>
        <translation>換貨：接著掃描新商品</translation>
    </message>
    <message>
        <source>print the report</source>
        <translation>列印報表</translation>
    </message>
    <message>
        <source>what an article costs today</source>
        <translation>查商品今日價格</translation>
    </message>
    <message>
        <source>find receipts, print them again</source>
        <translation>查收據、補印</translation>
    </message>
    <message>
        <source>gift receipt, without prices</source>
        <translation>禮品收據（不含價格）</translation>
    </message>
    <message>
        <source>keep as a picture and a PDF</source>
        <translation>存成圖片與 PDF</translation>
    </message>
    <message>
        <source>the receipt further up</source>
        <translation>收據往上</translation>
    </message>
    <message>
        <source>the receipt further down</source>
        <translation>收據往下</translation>
    </message>
    <message>
        <source>void the whole sale, with a reason</source>
        <translation>整筆作廢，需原因</translation>
    </message>
    <message>
        <source>settings of this register</source>
        <translation>本機設定</translation>
    </message>
    <message>
        <source>training: begin, or end it</source>
        <translation>開始或結束訓練</translation>
    </message>
    <message>
        <source>points (as typed), coupons, gifts</source>
        <translation>點數（依輸入）、優惠券、贈品</translation>
    </message>
    <message>
        <source>top up stored value, as typed</source>
        <translation>儲值，可先輸入金額</translation>
    </message>
    <message>
        <source>packages: tick off sessions</source>
        <translation>次數卡：扣次</translation>
    </message>
    <message>
        <source>new member, phone as typed</source>
        <translation>新會員，可先輸入手機號碼</translation>
    </message>
</context>
<context>
    <name>Lamp</name>
    <message>
        <source>Printer</source>
        <translation>印表機</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>掃描器</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>錢櫃</translation>
    </message>
    <message>
        <source>HQ</source>
        <translation>總公司</translation>
    </message>
    <message>
        <source>Synced {time}</source>
        <translation>已同步 {time}</translation>
    </message>
    <message>
        <source>paper low</source>
        <translation>紙將用完</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>缺紙</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>上蓋未關</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>找不到</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未關</translation>
    </message>
    <message>
        <source>Offline, selling</source>
        <translation>離線收銀</translation>
    </message>
</context>
<context>
    <name>Member</name>
    <message>
        <source>No member</source>
        <translation>非會員</translation>
    </message>
    <message>
        <source>Member {name}, {tier}, stored value {value}</source>
        <translation>會員 {name}，{tier}，儲值金 {value}</translation>
    </message>
    <message>
        <source>Scan the card, or last 4 of the phone + F3</source>
        <translation>掃會員卡，或輸入手機末四碼按 F3</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>儲值金</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>點數</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>優惠券</translation>
    </message>
    <message>
        <source>To grant</source>
        <translation>待提供</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已凍結</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>X report</source>
        <translation>X 報表</translation>
    </message>
    <message>
        <source>the shift so far; nothing is closed</source>
        <translation>到目前為止，不交班</translation>
    </message>
    <message>
        <source>Find a receipt</source>
        <translation>查收據</translation>
    </message>
    <message>
        <source>copy, gift receipt, PDF</source>
        <translation>補印、禮品收據、PDF</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>錢櫃</translation>
    </message>
    <message>
        <source>open it; cash in, out, to the safe</source>
        <translation>打開；存入、取出、入保險櫃</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>the shift stays open</source>
        <translation>班別維持開啟</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>blind count, then the Z report</source>
        <translation>盲點現金，再列印 Z 報表</translation>
    </message>
    <message>
        <source>for the store manager</source>
        <translation>限店長</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>End the training</source>
        <translation>結束訓練</translation>
    </message>
    <message>
        <source>everything of it is thrown away</source>
        <translation>訓練內容全部捨棄</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>books of its own; nothing counts</source>
        <translation>使用獨立帳本，不列入正式帳</translation>
    </message>
    <message>
        <source>ten things to learn, one after the other</source>
        <translation>十項練習，逐一完成</translation>
    </message>
    <message>
        <source>Drills</source>
        <translation>練習</translation>
    </message>
    <message>
        <source>too many wrong PINs</source>
        <translation>密碼輸錯太多次</translation>
    </message>
    <message>
        <source>Unlock a colleague</source>
        <translation>為同事解鎖</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班別</translation>
    </message>
    <message>
        <source>Press the digit in front</source>
        <translation>按前面的數字選擇</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close the till</source>
        <translation>關閉收銀機</translation>
    </message>
</context>
<context>
    <name>Paid</name>
    <message>
        <source>Returned</source>
        <translation>退貨完成</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>收款完成</translation>
    </message>
    <message>
        <source>Exchanged</source>
        <translation>換貨完成</translation>
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
        <source>Payable</source>
        <translation>應收</translation>
    </message>
    <message>
        <source>Receipt is printing · scan to begin the next sale</source>
        <translation>收據列印中 · 直接掃描商品即開始下一筆</translation>
    </message>
    <message>
        <source>Receipt printed · scan to begin the next sale</source>
        <translation>收據已列印 · 直接掃描商品即開始下一筆</translation>
    </message>
    <message>
        <source>Receipt waits for the printer · go on selling</source>
        <translation>收據等候印表機 · 可繼續收銀</translation>
    </message>
    <message>
        <source>Scan to begin the next sale</source>
        <translation>直接掃描商品即開始下一筆</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>本次點數</translation>
    </message>
    <message>
        <source>Balance is low</source>
        <translation>餘額不足</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>儲值餘額</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>last visit</source>
        <translation>上次到店</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新會員</translation>
    </message>
    <message>
        <source>Which member?</source>
        <translation>哪一位會員？</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>會員</translation>
    </message>
    <message>
        <source>Press the digit in front of the name</source>
        <translation>按姓名前的數字選擇</translation>
    </message>
    <message>
        <source>Type the phone number or its last four digits, then Enter; or scan the card</source>
        <translation>輸入手機號碼或末四碼後按 Enter；或掃會員卡</translation>
    </message>
    <message>
        <source>Type a name, its pinyin initials, or a price check: the barcode</source>
        <translation>輸入品名或條碼</translation>
    </message>
    <message>
        <source>Nothing found for {query}</source>
        <translation>找不到「{query}」</translation>
    </message>
    <message>
        <source>Look up an article</source>
        <translation>查商品</translation>
    </message>
    <message>
        <source>Arrows choose, Enter sells it</source>
        <translation>方向鍵選擇，Enter 加入購物車</translation>
    </message>
    <message>
        <source>Only say a price</source>
        <translation>只查價格</translation>
    </message>
    <message>
        <source>member {price}</source>
        <translation>會員 {price}</translation>
    </message>
    <message>
        <source>Suspended sales</source>
        <translation>暫存交易</translation>
    </message>
    <message>
        <source>Press its digit, or Enter</source>
        <translation>按數字或 Enter 取回</translation>
    </message>
    <message>
        <source>No sale is suspended</source>
        <translation>沒有暫存交易</translation>
    </message>
    <message>
        <source>Without a receipt</source>
        <translation>無收據退貨</translation>
    </message>
    <message>
        <source>Return of which receipt?</source>
        <translation>退哪一張收據？</translation>
    </message>
    <message>
        <source>Scan the receipt, type its number, or choose one of the last</source>
        <translation>掃收據、輸入號碼，或從最近的收據中選擇</translation>
    </message>
    <message>
        <source>partly returned</source>
        <translation>已退部分</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>本頁快速鍵</translation>
    </message>
    <message>
        <source>{amount} by the customer&apos;s code</source>
        <translation>{amount} 行動支付</translation>
    </message>
    <message>
        <source>Scan the payment code on the customer&apos;s phone</source>
        <translation>請掃描顧客手機上的付款條碼</translation>
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
        <translation>顧客正在手機上確認，系統會自動查詢</translation>
    </message>
    <message>
        <source>No answer yet: the money may have moved. The till looks again by itself</source>
        <translation>尚無結果，款項可能已扣，系統會自動查詢</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>取消收款</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次查詢</translation>
    </message>
    <message>
        <source>{amount} by card</source>
        <translation>刷卡 {amount}</translation>
    </message>
    <message>
        <source>Type the reference on the terminal&apos;s slip, then Enter</source>
        <translation>輸入簽單上的序號，再按 Enter</translation>
    </message>
    <message>
        <source>By the member&apos;s phone: {amount}</source>
        <translation>用會員手機：{amount}</translation>
    </message>
    <message>
        <source>The member scans this, then the till scans the answer on the phone</source>
        <translation>會員掃描此碼，再由收銀機掃描手機上的回覆</translation>
    </message>
</context>
<context>
    <name>Plural</name>
    <message numerus="yes">
        <source>Cart, %n line(s)</source>
        <translation>
            <numerusform>購物車，%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 種</numerusform>
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
            <numerusform>收據，%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>待上傳 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 張等候</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are removed; the journal notes it</source>
        <translation>
            <numerusform>將刪除 %n 行；會記入交易日誌</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspended sale(s): resume or clear them</source>
        <translation>
            <numerusform>%n 筆暫存交易：請先取回或清空</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent entries: they are sent later</source>
        <translation>
            <numerusform>%n 筆待上傳：稍後自動上傳</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) wait for the printer</source>
        <translation>
            <numerusform>%n 張收據等候列印</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Price</name>
    <message>
        <source>What does it cost?</source>
        <translation>查價格</translation>
    </message>
    <message>
        <source>Scan it, or type its barcode and press Enter; nothing is sold</source>
        <translation>掃描商品，或輸入條碼後按 Enter；不會售出</translation>
    </message>
    <message>
        <source>Members pay</source>
        <translation>會員價</translation>
    </message>
    <message>
        <source>no member</source>
        <translation>非會員</translation>
    </message>
    <message>
        <source>Today, alone in a cart ({who})</source>
        <translation>今日單買（{who}）</translation>
    </message>
    <message>
        <source>no offer applies</source>
        <translation>無優惠</translation>
    </message>
    <message>
        <source>Price check</source>
        <translation>查價</translation>
    </message>
    <message>
        <source>Enter sells it; scan the next one, or Esc</source>
        <translation>按 Enter 售出；可繼續掃描，或按 Esc</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sell</source>
        <translation>收銀</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暫存</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>會員</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查價</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班別</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>鎖定</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>Receipt</source>
        <translation>收據</translation>
    </message>
    <message>
        <source>No receipt is chosen</source>
        <translation>未選擇收據</translation>
    </message>
    <message>
        <source>Number, time, day, amount or member; or scan it</source>
        <translation>輸入號碼、時間、日期、金額或會員，或掃描收據</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>補印收據</translation>
    </message>
    <message>
        <source>Gift receipt</source>
        <translation>禮品收據</translation>
    </message>
    <message>
        <source>Keep as PDF</source>
        <translation>儲存 PDF</translation>
    </message>
    <message>
        <source>Return it</source>
        <translation>退貨</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>整筆作廢</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>Receipts for {query}</source>
        <translation>「{query}」的收據</translation>
    </message>
    <message>
        <source>Latest receipts</source>
        <translation>最近收據</translation>
    </message>
    <message>
        <source>Arrows choose, PgUp and PgDn move the paper</source>
        <translation>方向鍵選擇，PgUp、PgDn 翻看收據</translation>
    </message>
    <message>
        <source>None fits; try the amount, the day (1-31) or the time (18:42)</source>
        <translation>沒有符合的收據；可試金額、日期（1-31）或時間（18:42）</translation>
    </message>
    <message>
        <source>Nothing was printed of it</source>
        <translation>此筆沒有列印過收據</translation>
    </message>
    <message>
        <source>return</source>
        <translation>退貨</translation>
    </message>
    <message>
        <source>top-up</source>
        <translation>儲值</translation>
    </message>
    <message>
        <source>voided sale</source>
        <translation>作廢單</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>贈品兌換</translation>
    </message>
    <message>
        <source>gift taken back</source>
        <translation>贈品退回</translation>
    </message>
    <message>
        <source>points</source>
        <translation>點數</translation>
    </message>
    <message>
        <source>new member</source>
        <translation>新會員</translation>
    </message>
    <message>
        <source>session</source>
        <translation>次數卡扣次</translation>
    </message>
    <message>
        <source>sessions given on</source>
        <translation>次數卡轉讓</translation>
    </message>
    <message>
        <source>service</source>
        <translation>服務</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>抽獎</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>等級</translation>
    </message>
    <message>
        <source>membership</source>
        <translation>會籍</translation>
    </message>
    <message>
        <source>new card</source>
        <translation>換新卡</translation>
    </message>
    <message>
        <source>card frozen</source>
        <translation>卡已凍結</translation>
    </message>
    <message>
        <source>card in use again</source>
        <translation>卡已解凍</translation>
    </message>
    <message>
        <source>refund in cash</source>
        <translation>現金退款</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>日結報表</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已全部退貨</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>A new member needs a phone number or a card</source>
        <translation>入會需要手機號碼或會員卡</translation>
    </message>
    <message>
        <source>Type the phone number, or scan a blank card</source>
        <translation>請輸入手機號碼，或掃一張空白會員卡</translation>
    </message>
    <message>
        <source>{typed} is not a phone number</source>
        <translation>{typed} 不是手機號碼</translation>
    </message>
    <message>
        <source>Type its 11 digits again</source>
        <translation>請重新輸入 11 碼</translation>
    </message>
    <message>
        <source>{card} cannot be a member card</source>
        <translation>{card} 不能作為會員卡</translation>
    </message>
    <message>
        <source>Scan a blank card of this chain</source>
        <translation>請掃本連鎖的空白會員卡</translation>
    </message>
    <message>
        <source>{typed} is not a birthday</source>
        <translation>{typed} 不是生日</translation>
    </message>
    <message>
        <source>Type it as 1990-05-17, or leave it empty</source>
        <translation>請照 1990-05-17 輸入，或留空</translation>
    </message>
    <message>
        <source>This phone number belongs to {name}</source>
        <translation>此手機號碼屬於 {name}</translation>
    </message>
    <message>
        <source>Attach that member instead</source>
        <translation>請直接帶入該會員</translation>
    </message>
    <message>
        <source>This card belongs to {name}</source>
        <translation>此卡屬於 {name}</translation>
    </message>
    <message>
        <source>Scan another blank card</source>
        <translation>請換一張空白卡</translation>
    </message>
    <message>
        <source>The agreement was not accepted</source>
        <translation>顧客尚未同意條款</translation>
    </message>
    <message>
        <source>Show it to the customer and ask again</source>
        <translation>請出示條款後再確認</translation>
    </message>
    <message>
        <source>Nobody can bring himself</source>
        <translation>推薦人不能是本人</translation>
    </message>
    <message>
        <source>Choose the member who brought him, or nobody</source>
        <translation>請選擇推薦人，或不填</translation>
    </message>
    <message>
        <source>{name} is sold to members only</source>
        <translation>{name} 只賣給會員</translation>
    </message>
    <message>
        <source>Scan the card, or enrol the customer first</source>
        <translation>請掃會員卡，或先為顧客入會</translation>
    </message>
    <message>
        <source>This sale is not for a company</source>
        <translation>本單不是公司會員</translation>
    </message>
    <message>
        <source>Attach the company first, then who buys for it</source>
        <translation>請先帶入公司會員，再選採購人</translation>
    </message>
    <message>
        <source>A company cannot buy for a company</source>
        <translation>公司不能當採購人</translation>
    </message>
    <message>
        <source>Scan the card of the person who buys</source>
        <translation>請掃採購人本人的會員卡</translation>
    </message>
    <message>
        <source>The till does not know this package yet</source>
        <translation>收銀機還沒有此次數卡資料</translation>
    </message>
    <message>
        <source>Try again when HQ was reached</source>
        <translation>連上總公司後再試</translation>
    </message>
    <message>
        <source>No package of this member can be paid back here</source>
        <translation>此處沒有可退的該會員次數卡</translation>
    </message>
    <message>
        <source>Scan the receipt of the sale that sold it</source>
        <translation>請掃售出此次數卡的收據</translation>
    </message>
    <message>
        <source>This package is not paid back</source>
        <translation>此次數卡不能退款</translation>
    </message>
    <message>
        <source>The sessions stay good until they are used</source>
        <translation>剩餘次數仍可繼續使用</translation>
    </message>
    <message>
        <source>{here} of {left} sessions are known to be free here</source>
        <translation>{left} 次中只有 {here} 次在本機</translation>
    </message>
    <message>
        <source>Sessions of this package were used already</source>
        <translation>此次數卡已使用過</translation>
    </message>
    <message>
        <source>Pay the unused part back instead</source>
        <translation>請改退剩餘次數</translation>
    </message>
    <message>
        <source>The sessions have ended; {here} are still good</source>
        <translation>次數卡已到期，僅 {here} 次有效</translation>
    </message>
    <message>
        <source>Use those, or sell a new package</source>
        <translation>請使用有效次數，或購買新次數卡</translation>
    </message>
    <message>
        <source>{here} sessions are left here, {wanted} are wanted</source>
        <translation>本機剩 {here} 次，需要 {wanted} 次</translation>
    </message>
    <message>
        <source>Tick off fewer, or ask HQ for more</source>
        <translation>請減少次數，或向總公司申請</translation>
    </message>
    <message>
        <source>A session pays for this line already</source>
        <translation>此行已用次數卡支付</translation>
    </message>
    <message>
        <source>Choose another line</source>
        <translation>請選擇另一行</translation>
    </message>
    <message>
        <source>This package does not cover {sku}</source>
        <translation>此次數卡不含 {sku}</translation>
    </message>
    <message>
        <source>Choose another package, or sell it</source>
        <translation>請換次數卡，或以商品銷售</translation>
    </message>
    <message>
        <source>This package cannot be given to somebody else</source>
        <translation>此次數卡不能轉讓</translation>
    </message>
    <message>
        <source>It stays with its member</source>
        <translation>僅限本人使用</translation>
    </message>
    <message>
        <source>Both are the same member</source>
        <translation>雙方是同一位會員</translation>
    </message>
    <message>
        <source>Scan the other member&apos;s card</source>
        <translation>請掃對方的會員卡</translation>
    </message>
    <message>
        <source>The till does not know this membership yet</source>
        <translation>收銀機還沒有此付費會員資料</translation>
    </message>
    <message>
        <source>The till does not know this draw yet</source>
        <translation>收銀機還沒有此抽獎資料</translation>
    </message>
    <message>
        <source>This sale has no draw left</source>
        <translation>本單沒有可用的抽獎</translation>
    </message>
    <message>
        <source>Each draw of a sale is made once</source>
        <translation>每單抽獎只能進行一次</translation>
    </message>
    <message>
        <source>This draw belongs to a sale and costs no points</source>
        <translation>此抽獎隨單贈送，不用點數</translation>
    </message>
    <message>
        <source>Make it with the receipt of the sale</source>
        <translation>請憑銷售收據抽獎</translation>
    </message>
    <message>
        <source>Another draw was made meanwhile</source>
        <translation>其間已有另一次抽獎</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>請重新抽獎</translation>
    </message>
    <message>
        <source>The till is not ready to draw yet</source>
        <translation>抽獎尚未就緒</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>請稍後再試</translation>
    </message>
    <message>
        <source>The member has no right to this here and now</source>
        <translation>該會員此時此地不享有這項服務</translation>
    </message>
    <message>
        <source>Look at the list again with F3</source>
        <translation>按 F3 重新查看清單</translation>
    </message>
    <message>
        <source>This was granted already</source>
        <translation>這項服務已提供過</translation>
    </message>
    <message>
        <source>Tell the member when it was; the list shows what is left</source>
        <translation>告知會員時間；清單裡是剩餘的服務</translation>
    </message>
    <message>
        <source>This was granted in another store, or cannot be asked for now</source>
        <translation>這項服務已在其他門市使用，或現在無法查詢</translation>
    </message>
    <message>
        <source>Grant something else, or try again when the network is back</source>
        <translation>請提供其他服務，或網路恢復後再試</translation>
    </message>
    <message>
        <source>This coupon has ended</source>
        <translation>此優惠券已過期</translation>
    </message>
    <message>
        <source>Sell without it</source>
        <translation>請不使用此券收銀</translation>
    </message>
    <message>
        <source>This coupon is not for this member, store or time</source>
        <translation>此券不適用於此會員、門市或時間</translation>
    </message>
    <message>
        <source>Sell without it; the member keeps it</source>
        <translation>請不用券收銀；券仍歸會員</translation>
    </message>
    <message>
        <source>Whether this coupon holds is not known here: the member is of another store</source>
        <translation>此券能否使用在此無法得知：會員屬於其他門市</translation>
    </message>
    <message>
        <source>This till is too old for this coupon</source>
        <translation>本機版本過舊，不認得此券</translation>
    </message>
    <message>
        <source>This key does nothing here</source>
        <translation>此鍵在這裡沒有作用</translation>
    </message>
    <message>
        <source>Finish this page, or leave it with Esc</source>
        <translation>請先完成本頁，或按 Esc 離開</translation>
    </message>
    <message>
        <source>How is it paid?</source>
        <translation>怎麼付款？</translation>
    </message>
    <message>
        <source>Press F9 for cash, F11 for a card</source>
        <translation>現金按 F9，刷卡按 F11</translation>
    </message>
    <message>
        <source>Press F9 for cash, F10 for a payment code, F11 for a card</source>
        <translation>現金按 F9，付款條碼按 F10，刷卡按 F11</translation>
    </message>
    <message>
        <source>Points do not pay here</source>
        <translation>此處不能用點數折抵</translation>
    </message>
    <message>
        <source>Take cash or stored value</source>
        <translation>請收現金或儲值金</translation>
    </message>
    <message>
        <source>{typed} is no number of points</source>
        <translation>{typed} 不是點數</translation>
    </message>
    <message>
        <source>Type whole points, then Ctrl+R</source>
        <translation>請輸入整數點數，再按 Ctrl+R</translation>
    </message>
    <message>
        <source>Points pay in steps of {step}</source>
        <translation>點數須為 {step} 的倍數</translation>
    </message>
    <message>
        <source>Type a multiple of {step}</source>
        <translation>請輸入 {step} 的倍數</translation>
    </message>
    <message>
        <source>Of this bill {least} to {most} points may be paid</source>
        <translation>本單可折抵 {least} 至 {most} 點</translation>
    </message>
    <message>
        <source>Type another number, or take cash</source>
        <translation>請改輸數量，或收現金</translation>
    </message>
    <message>
        <source>The plan does not allow these points: {why}</source>
        <translation>方案不允許使用這些點數：{why}</translation>
    </message>
    <message>
        <source>Take the points out and pay otherwise</source>
        <translation>請取消點數，改用其他方式收款</translation>
    </message>
    <message>
        <source>{held} points can be spent here now, not {points}</source>
        <translation>現在此處可用 {held} 點，不足 {points} 點</translation>
    </message>
    <message>
        <source>Type fewer, or take the rest in cash</source>
        <translation>請少輸一些，或餘款收現金</translation>
    </message>
    <message>
        <source>No points can be spent here now (of {points})</source>
        <translation>現在此處沒有可用點數（共 {points}）</translation>
    </message>
    <message>
        <source>No gift {sku} for {points} points</source>
        <translation>沒有用 {points} 點兌換的贈品 {sku}</translation>
    </message>
    <message>
        <source>Choose from the list of gifts</source>
        <translation>請從贈品清單選擇</translation>
    </message>
    <message>
        <source>No gift that can come back here has this number</source>
        <translation>沒有可在此退回的贈品是這個編號</translation>
    </message>
    <message>
        <source>Type it with its register, as S01-R2-000123, or go to the till that gave it</source>
        <translation>連同收銀台號輸入，如 S01-R2-000123，或到發放它的收銀台</translation>
    </message>
    <message>
        <source>The plan does not take {name} back</source>
        <translation>依方案「{name}」不能退回</translation>
    </message>
    <message>
        <source>Nothing is to be done</source>
        <translation>無須處理</translation>
    </message>
    <message>
        <source>This gift was brought back already</source>
        <translation>這件贈品已退回</translation>
    </message>
    <message>
        <source>This earns no points, or earned them already</source>
        <translation>不產生點數，或已經計過</translation>
    </message>
    <message>
        <source>The plan has no tier {tier} for this member</source>
        <translation>方案中沒有適合該會員的等級 {tier}</translation>
    </message>
    <message>
        <source>Choose another tier</source>
        <translation>請選擇其他等級</translation>
    </message>
    <message>
        <source>The member has this tier or a better one</source>
        <translation>會員已是該等級或更高等級</translation>
    </message>
    <message>
        <source>Choose a better tier</source>
        <translation>請選擇更高等級</translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation>缺少原因</translation>
    </message>
    <message>
        <source>Type why, or choose a reason</source>
        <translation>請輸入或選擇原因</translation>
    </message>
    <message>
        <source>{receipt} is no sale: there is no gift receipt for it</source>
        <translation>{receipt} 不是銷售單，沒有禮品收據</translation>
    </message>
    <message>
        <source>Print a copy instead</source>
        <translation>請改為補印收據</translation>
    </message>
    <message>
        <source>This till keeps no receipts as files</source>
        <translation>本機不保存收據檔案</translation>
    </message>
    <message>
        <source>There is no training at this till</source>
        <translation>本機沒有訓練功能</translation>
    </message>
    <message>
        <source>Ask the store manager</source>
        <translation>請找店長</translation>
    </message>
    <message>
        <source>{typed} cannot stand there</source>
        <translation>不能填「{typed}」</translation>
    </message>
    <message>
        <source>Write tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME, or choose with + and −</source>
        <translation>請寫 tcp:主機:埠、serial:埠、file:裝置 或 queue:列印佇列，或用 + 和 − 選擇</translation>
    </message>
    <message>
        <source>That is not changed in a training</source>
        <translation>訓練中不能更改</translation>
    </message>
    <message>
        <source>End the training first</source>
        <translation>請先結束訓練</translation>
    </message>
    <message>
        <source>No article for {scanned}</source>
        <translation>找不到條碼 {scanned}</translation>
    </message>
    <message>
        <source>Scan again, or press F4 to search by name</source>
        <translation>請重新掃描，或按 F4 依品名查找</translation>
    </message>
    <message>
        <source>{scanned} was read wrongly</source>
        <translation>{scanned} 讀取有誤</translation>
    </message>
    <message>
        <source>Scan again, or type the digits below the bars</source>
        <translation>請重新掃描，或輸入條碼下的數字</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>沒有讀到內容</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>請重新掃描</translation>
    </message>
    <message>
        <source>This code is too long for the till</source>
        <translation>條碼過長</translation>
    </message>
    <message>
        <source>Scan the article&apos;s own barcode</source>
        <translation>請掃描商品本身的條碼</translation>
    </message>
    <message>
        <source>The scan was not taken</source>
        <translation>這次掃描未受理</translation>
    </message>
    <message>
        <source>Finish this step first, then scan again</source>
        <translation>請先完成目前步驟再掃描</translation>
    </message>
    <message>
        <source>This is a payment code; it cannot be taken here</source>
        <translation>這是付款條碼，本機不能收</translation>
    </message>
    <message>
        <source>Ask for cash or stored value</source>
        <translation>請收現金或儲值金</translation>
    </message>
    <message>
        <source>Nothing was typed</source>
        <translation>沒有輸入內容</translation>
    </message>
    <message>
        <source>Type first, then press the key</source>
        <translation>請先輸入，再按鍵</translation>
    </message>
    <message>
        <source>{typed} is not an amount</source>
        <translation>「{typed}」不是金額</translation>
    </message>
    <message>
        <source>Type the amount received, for example 200 or 200.50</source>
        <translation>請輸入實收金額，如 200 或 200.50</translation>
    </message>
    <message>
        <source>{name} has no price</source>
        <translation>{name} 沒有價格</translation>
    </message>
    <message>
        <source>Put it aside and tell the store manager</source>
        <translation>請先放一旁，並告知店長</translation>
    </message>
    <message>
        <source>{name} is sold by weight</source>
        <translation>{name} 是秤重商品</translation>
    </message>
    <message>
        <source>Weigh it, type the kilograms with a point, for example 0.735, then *</source>
        <translation>請秤重，輸入公斤數（含小數點，例如 0.735），再按 *</translation>
    </message>
    <message>
        <source>{name} is not sold here</source>
        <translation>本店不賣 {name}</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>請先放一旁</translation>
    </message>
    <message>
        <source>The quantity cannot be 0</source>
        <translation>數量不能為 0</translation>
    </message>
    <message>
        <source>Type a quantity, or press Del to remove the line</source>
        <translation>請輸入數量，或按 Del 刪除該行</translation>
    </message>
    <message>
        <source>The quantity is too large</source>
        <translation>數量過大</translation>
    </message>
    <message>
        <source>At most {most}: type it again</source>
        <translation>最多 {most}，請重新輸入</translation>
    </message>
    <message>
        <source>{typed} is not a quantity</source>
        <translation>「{typed}」不是數量</translation>
    </message>
    <message>
        <source>Type digits, then *</source>
        <translation>請輸入數字，再按 *</translation>
    </message>
    <message>
        <source>Pieces are whole: type digits, then *</source>
        <translation>件數須為整數：輸入數字，再按 *</translation>
    </message>
    <message>
        <source>No line is chosen</source>
        <translation>沒有選取任何一行</translation>
    </message>
    <message>
        <source>Choose a line with the arrow keys</source>
        <translation>請用方向鍵選擇</translation>
    </message>
    <message>
        <source>The till is booking</source>
        <translation>正在記帳</translation>
    </message>
    <message>
        <source>Wait a moment, then try again</source>
        <translation>請稍候再試</translation>
    </message>
    <message>
        <source>A scan does not help here</source>
        <translation>此處不能掃描</translation>
    </message>
    <message>
        <source>Finish this page, or press Esc</source>
        <translation>請先完成本頁，或按 Esc</translation>
    </message>
    <message>
        <source>There is no such line</source>
        <translation>沒有這一行</translation>
    </message>
    <message>
        <source>The cart is empty</source>
        <translation>購物車是空的</translation>
    </message>
    <message>
        <source>Scan an article first</source>
        <translation>請先掃描商品</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>沒有可復原的操作</translation>
    </message>
    <message>
        <source>Go on scanning</source>
        <translation>請繼續掃描</translation>
    </message>
    <message>
        <source>Part of this sale is paid already</source>
        <translation>本單已收部分款項</translation>
    </message>
    <message>
        <source>Take the rest, or press Esc to give it back</source>
        <translation>請收餘款，或按 Esc 退回</translation>
    </message>
    <message>
        <source>A sale is open</source>
        <translation>有未完成的交易</translation>
    </message>
    <message>
        <source>Finish it, or suspend it with F6</source>
        <translation>請先完成，或按 F6 暫存</translation>
    </message>
    <message>
        <source>Goods come back for this sale</source>
        <translation>此交易正在換貨</translation>
    </message>
    <message>
        <source>Finish the exchange, or press Esc: back to the return</source>
        <translation>請完成換貨，或按 Esc 回到退貨</translation>
    </message>
    <message>
        <source>This sale is finished already</source>
        <translation>本單已完成</translation>
    </message>
    <message>
        <source>Begin the next one</source>
        <translation>請開始下一筆</translation>
    </message>
    <message>
        <source>No member has the card {card}</source>
        <translation>卡號 {card} 沒有對應的會員</translation>
    </message>
    <message>
        <source>Scan again, or type the phone and press F3; Ctrl+N enrols with this card</source>
        <translation>請重新掃描，或輸入手機號碼按 F3；Ctrl+N 用此卡辦新會員</translation>
    </message>
    <message>
        <source>No member found for {typed}</source>
        <translation>找不到會員 {typed}</translation>
    </message>
    <message>
        <source>Type the whole phone number, or scan the card; Ctrl+N enrols a new member</source>
        <translation>請輸入完整手機號碼，或掃會員卡；Ctrl+N 辦新會員</translation>
    </message>
    <message>
        <source>The card of {name} is frozen</source>
        <translation>{name} 的會員卡已停用</translation>
    </message>
    <message>
        <source>Sell without the member; the store manager can help</source>
        <translation>請以非會員收銀；可請店長協助</translation>
    </message>
    <message>
        <source>This sale has no member</source>
        <translation>本單沒有會員</translation>
    </message>
    <message>
        <source>Scan the card, or type the phone and press F3</source>
        <translation>請掃會員卡，或輸入手機號碼按 F3</translation>
    </message>
    <message>
        <source>A coupon belongs to a member</source>
        <translation>優惠券屬於會員</translation>
    </message>
    <message>
        <source>Scan the card first, then the coupon</source>
        <translation>請先掃會員卡，再掃優惠券</translation>
    </message>
    <message>
        <source>This coupon cannot be used here now</source>
        <translation>此優惠券現在不能在這裡使用</translation>
    </message>
    <message>
        <source>It is used, expired, or another member&apos;s; sell without it</source>
        <translation>已使用、過期或屬於他人；請不用券收銀</translation>
    </message>
    <message>
        <source>This coupon is in the cart already</source>
        <translation>此優惠券已在購物車中</translation>
    </message>
    <message>
        <source>The till does not know this coupon yet</source>
        <translation>本機還不認得此優惠券</translation>
    </message>
    <message>
        <source>There is nothing to pay</source>
        <translation>沒有要收的款項</translation>
    </message>
    <message>
        <source>New prices are in force: {due} are due now</source>
        <translation>新價格已生效：現應收 {due}</translation>
    </message>
    <message>
        <source>Tell the customer, then take the payment</source>
        <translation>請告知顧客後再收款</translation>
    </message>
    <message>
        <source>{due} are still to pay</source>
        <translation>還差 {due}</translation>
    </message>
    <message>
        <source>Take the rest</source>
        <translation>請收餘款</translation>
    </message>
    <message>
        <source>The amount cannot be 0</source>
        <translation>金額不能為 0</translation>
    </message>
    <message>
        <source>Type the amount again</source>
        <translation>請重新輸入金額</translation>
    </message>
    <message>
        <source>Only cash gives change</source>
        <translation>只有現金可以找零</translation>
    </message>
    <message>
        <source>Type at most {payable}</source>
        <translation>最多輸入 {payable}</translation>
    </message>
    <message>
        <source>{amount} in cash is much more than is due</source>
        <translation>現金 {amount} 比應收多很多</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>請再點一次</translation>
    </message>
    <message>
        <source>Stored value to spend here: {here} of {balance}</source>
        <translation>儲值金可在此用 {here}，餘額 {balance}</translation>
    </message>
    <message>
        <source>Press F12 to take what is here, the rest in cash</source>
        <translation>按 F12 用可用部分，餘款收現金</translation>
    </message>
    <message>
        <source>No stored value can be spent here now (balance {balance})</source>
        <translation>儲值金現在不能在此使用（餘額 {balance}）</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>請收現金</translation>
    </message>
    <message>
        <source>This till may spend only {room} of it now</source>
        <translation>本機現在最多可用 {room}</translation>
    </message>
    <message>
        <source>Take the rest in cash</source>
        <translation>餘款請收現金</translation>
    </message>
    <message>
        <source>{amount} of the balance are lent to {where} since {since}</source>
        <translation>餘額中 {amount} 自 {since} 起已撥給 {where}</translation>
    </message>
    <message>
        <source>No receipt {receipt} on this till</source>
        <translation>本機沒有收據 {receipt}</translation>
    </message>
    <message>
        <source>Check the number, or choose from the list with F8</source>
        <translation>請核對號碼，或按 F8 從清單選擇</translation>
    </message>
    <message>
        <source>Receipt {receipt} is of register {register}</source>
        <translation>收據 {receipt} 屬於 {register}</translation>
    </message>
    <message>
        <source>Go to that register with it</source>
        <translation>請到那台收銀台辦理</translation>
    </message>
    <message>
        <source>The right to return this receipt is lent to another register</source>
        <translation>這張收據的退貨權已借給另一台收銀機</translation>
    </message>
    <message>
        <source>Open the receipt again when HQ is there</source>
        <translation>總公司連線後再打開這張收據</translation>
    </message>
    <message>
        <source>Only HQ knows what is left of receipt {receipt}, and it does not answer</source>
        <translation>收據 {receipt} 還能退多少只有總公司知道，總公司沒有回應</translation>
    </message>
    <message>
        <source>Give the goods back at register {register}, or here when HQ is there</source>
        <translation>請到收銀機 {register} 退貨，或等總公司連線後在此退貨</translation>
    </message>
    <message>
        <source>Register {register} has the right to return {receipt} and does not answer</source>
        <translation>收據 {receipt} 的退貨權在收銀機 {register}，它沒有回應</translation>
    </message>
    <message>
        <source>Try again in a minute, or give the goods back there</source>
        <translation>請一分鐘後再試，或到那台收銀機退貨</translation>
    </message>
    <message>
        <source>HQ knows no receipt {receipt}, or not yet</source>
        <translation>總公司沒有收據 {receipt}，或尚未收到</translation>
    </message>
    <message>
        <source>Check the number, or give the goods back at register {register}</source>
        <translation>請核對號碼，或到收銀機 {register} 退貨</translation>
    </message>
    <message>
        <source>There are two receipts {receipt}</source>
        <translation>有兩張收據 {receipt}</translation>
    </message>
    <message>
        <source>Type the number with the 12 signs that stand behind it on the paper</source>
        <translation>請連同收據號後面的 12 位字元一起輸入</translation>
    </message>
    <message>
        <source>Nothing is taken back here without a receipt</source>
        <translation>本店無收據不能退貨</translation>
    </message>
    <message>
        <source>Ask for the receipt, or find it by amount, day or phone with Ctrl+F</source>
        <translation>請顧客出示收據，或按 Ctrl+F 用金額、日期、電話查找</translation>
    </message>
    <message>
        <source>Find the receipt by amount, day or phone with Ctrl+F</source>
        <translation>按 Ctrl+F 用金額、日期、電話查找收據</translation>
    </message>
    <message>
        <source>Without a receipt at most {amount} go back at a time</source>
        <translation>無收據一次最多退 {amount}</translation>
    </message>
    <message>
        <source>Without receipts at most {amount} go back at this till in a day</source>
        <translation>本收銀機無收據一天最多退 {amount}</translation>
    </message>
    <message>
        <source>Find the receipt, or ask the customer to come back tomorrow</source>
        <translation>請查找收據，或請顧客明天再來</translation>
    </message>
    <message>
        <source>Without a receipt it goes back as stored value of a member</source>
        <translation>無收據只能退到會員的儲值金</translation>
    </message>
    <message>
        <source>Scan the member&apos;s card, or enrol him first</source>
        <translation>請掃會員卡，或先辦會員</translation>
    </message>
    <message>
        <source>Receipt {receipt} does not fit our journal</source>
        <translation>收據 {receipt} 與日誌不符</translation>
    </message>
    <message>
        <source>Keep it and call the store manager</source>
        <translation>請留下收據，並聯絡店長</translation>
    </message>
    <message>
        <source>{name} is not on this receipt</source>
        <translation>{name} 不在這張收據上</translation>
    </message>
    <message>
        <source>Check the receipt and the goods</source>
        <translation>請核對收據與商品</translation>
    </message>
    <message>
        <source>Something of this receipt came back meanwhile</source>
        <translation>這張收據剛有退貨</translation>
    </message>
    <message>
        <source>Choose the goods again</source>
        <translation>請重新選擇商品</translation>
    </message>
    <message>
        <source>Finish it, or suspend it with F6; then return</source>
        <translation>請先完成，或按 F6 暫存，再退貨</translation>
    </message>
    <message>
        <source>All of receipt {receipt} is returned already</source>
        <translation>收據 {receipt} 已全部退貨</translation>
    </message>
    <message>
        <source>Check the number of the receipt</source>
        <translation>請核對號碼</translation>
    </message>
    <message>
        <source>No goods are chosen</source>
        <translation>沒有選擇退貨商品</translation>
    </message>
    <message>
        <source>Press + on a line, or F8 for everything</source>
        <translation>請在行上按 +，或按 F8 全退</translation>
    </message>
    <message>
        <source>Nothing of this return is to be decided</source>
        <translation>此退貨沒有需要決定的優惠</translation>
    </message>
    <message>
        <source>Enter gives back what is shown</source>
        <translation>按 Enter 依所示退款</translation>
    </message>
    <message>
        <source>No more than {left} of this line can come back</source>
        <translation>這一行最多可退 {left}</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>請重新輸入</translation>
    </message>
    <message>
        <source>This receipt cannot be returned in part</source>
        <translation>這張收據不能部分退貨</translation>
    </message>
    <message>
        <source>Return everything with F8</source>
        <translation>請按 F8 全退</translation>
    </message>
    <message>
        <source>The PIN is wrong</source>
        <translation>密碼不正確</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>請再試一次</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>密碼輸錯次數過多</translation>
    </message>
    <message>
        <source>Wait {seconds} seconds, then try again</source>
        <translation>請等 {seconds} 秒後再試</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>無人登入</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>請先登入</translation>
    </message>
    <message>
        <source>The drawer is not counted yet</source>
        <translation>還沒有清點錢櫃</translation>
    </message>
    <message>
        <source>Count it and lock the count</source>
        <translation>請清點並鎖定</translation>
    </message>
    <message>
        <source>Nobody here has this name</source>
        <translation>這裡沒有這個人</translation>
    </message>
    <message>
        <source>Choose from the list</source>
        <translation>請從清單選擇</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>還沒有開班</translation>
    </message>
    <message>
        <source>Open a shift first</source>
        <translation>請先開班</translation>
    </message>
    <message>
        <source>A shift is still open</source>
        <translation>還有班別未關</translation>
    </message>
    <message>
        <source>Close it first</source>
        <translation>請先交班</translation>
    </message>
    <message>
        <source>The shift is open already</source>
        <translation>已經開班</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>請繼續收銀</translation>
    </message>
    <message>
        <source>The shift is closed</source>
        <translation>班別已關</translation>
    </message>
    <message>
        <source>Open a new one</source>
        <translation>請重新開班</translation>
    </message>
    <message>
        <source>The business day {day} is closed</source>
        <translation>營業日 {day} 已結帳</translation>
    </message>
    <message>
        <source>Open a shift of the new day</source>
        <translation>請開新營業日的班</translation>
    </message>
    <message>
        <source>{amount} cannot be a float</source>
        <translation>{amount} 不能作備用金</translation>
    </message>
    <message>
        <source>Count it again</source>
        <translation>請重新清點</translation>
    </message>
    <message>
        <source>A count is missing</source>
        <translation>有面額未清點</translation>
    </message>
    <message>
        <source>Type how many of each</source>
        <translation>請輸入每種張數</translation>
    </message>
    <message>
        <source>The drawer differs by {variance}</source>
        <translation>錢櫃差異 {variance}</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>請選擇原因</translation>
    </message>
    <message>
        <source>Sales are still suspended</source>
        <translation>還有暫存交易</translation>
    </message>
    <message>
        <source>Resume or clear them before closing</source>
        <translation>交班前請取回或清空</translation>
    </message>
    <message>
        <source>More than {limit} of stored value needs the member&apos;s PIN</source>
        <translation>儲值金支付超過 {limit} 需要會員密碼</translation>
    </message>
    <message>
        <source>Let the member type it, or take at most {limit} of it</source>
        <translation>請會員輸入密碼，或儲值金最多收 {limit}</translation>
    </message>
    <message>
        <source>This till knows no PIN of the member</source>
        <translation>本機沒有該會員的密碼</translation>
    </message>
    <message>
        <source>Take at most {limit} of stored value, the rest in cash</source>
        <translation>儲值金最多收 {limit}，其餘收現金</translation>
    </message>
    <message>
        <source>Type how much is paid in</source>
        <translation>請輸入儲值金額</translation>
    </message>
    <message>
        <source>Stored value and points cannot pay a top-up</source>
        <translation>儲值金與點數不能用來儲值</translation>
    </message>
    <message>
        <source>Take cash or a card</source>
        <translation>請收現金或刷卡</translation>
    </message>
    <message>
        <source>The bonus is another one now: {principal} bring {bonus}</source>
        <translation>贈送金已變更：儲 {principal} 送 {bonus}</translation>
    </message>
    <message>
        <source>Tell the customer, then begin the top-up again</source>
        <translation>請告知顧客，再重新儲值</translation>
    </message>
    <message>
        <source>HQ cannot be asked; {may_pay} may be paid in here</source>
        <translation>聯絡不上總公司；本機還可儲值 {may_pay}</translation>
    </message>
    <message>
        <source>Top up less, or later</source>
        <translation>請少儲一些，或稍後再儲</translation>
    </message>
    <message>
        <source>The law limits this card: {may_pay} may still be paid in</source>
        <translation>法定限額：此卡還可儲值 {may_pay}</translation>
    </message>
    <message>
        <source>Top up at most that</source>
        <translation>儲值請勿超過此金額</translation>
    </message>
    <message>
        <source>The plan has no such trial card</source>
        <translation>方案裡沒有這種體驗卡</translation>
    </message>
    <message>
        <source>This trial card is not sold now</source>
        <translation>體驗卡現在不賣</translation>
    </message>
    <message>
        <source>Offer an ordinary top-up</source>
        <translation>可以辦理一般儲值</translation>
    </message>
    <message>
        <source>This member had the trial card already, or HQ cannot be asked</source>
        <translation>該會員已辦過體驗卡，或聯絡不上總公司</translation>
    </message>
    <message>
        <source>Receipt {receipt} is no top-up of this till</source>
        <translation>{receipt} 不是本機的儲值單</translation>
    </message>
    <message>
        <source>Check the number, or choose from the list</source>
        <translation>請核對號碼，或從清單選擇</translation>
    </message>
    <message>
        <source>The top-up {receipt} was cancelled already</source>
        <translation>儲值單 {receipt} 已取消</translation>
    </message>
    <message>
        <source>This top-up could be cancelled until {until}</source>
        <translation>這筆儲值只能在 {until} 前取消</translation>
    </message>
    <message>
        <source>The balance stays; closing the membership pays back what is owed</source>
        <translation>餘額保留；退會時退還應退部分</translation>
    </message>
    <message>
        <source>Something of this top-up was spent, or lies at another till</source>
        <translation>這筆儲值已用過，或餘額在別台收銀機</translation>
    </message>
    <message>
        <source>It cannot be cancelled; the balance stays</source>
        <translation>不能取消；餘額保留</translation>
    </message>
    <message>
        <source>Ask for it and choose its kind</source>
        <translation>請查看證件並選擇種類</translation>
    </message>
    <message>
        <source>An open sale holds stored value or coupons of this member</source>
        <translation>有未完成的交易占用該會員的儲值金或券</translation>
    </message>
    <message>
        <source>Finish or clear it first</source>
        <translation>請先完成或清空</translation>
    </message>
    <message>
        <source>This code was mistyped</source>
        <translation>卡號輸入錯誤</translation>
    </message>
    <message>
        <source>Type its 16 characters again; HQ was not asked</source>
        <translation>請重新輸入 16 碼；尚未送總公司</translation>
    </message>
    <message>
        <source>This card is not accepted</source>
        <translation>此卡不能使用</translation>
    </message>
    <message>
        <source>Check the code; the store manager can ask HQ</source>
        <translation>請核對卡號；店長可以詢問總公司</translation>
    </message>
    <message>
        <source>Too many refused cards</source>
        <translation>被拒的卡太多</translation>
    </message>
    <message>
        <source>Recharge cards need HQ, which cannot be reached</source>
        <translation>儲值卡須連總公司，現在聯絡不上</translation>
    </message>
    <message>
        <source>Keep the card and try again later</source>
        <translation>請留好卡，稍後再試</translation>
    </message>
    <message>
        <source>HQ did not answer</source>
        <translation>總公司沒有回應</translation>
    </message>
    <message>
        <source>Try the same card again: it is credited once</source>
        <translation>請用同一張卡再試：只會入帳一次</translation>
    </message>
    <message>
        <source>The law limits the balance: {may_pay} may still be paid in</source>
        <translation>法定餘額上限：還可儲值 {may_pay}</translation>
    </message>
    <message>
        <source>The card stays good; use it later</source>
        <translation>卡仍有效，請日後再用</translation>
    </message>
    <message>
        <source>This card was credited to the member already ({amount})</source>
        <translation>此卡已入帳給該會員（{amount}）</translation>
    </message>
    <message>
        <source>Look at the balance</source>
        <translation>請查看餘額</translation>
    </message>
    <message>
        <source>This was refused ({code})</source>
        <translation>操作被拒絕（{code}）</translation>
    </message>
    <message>
        <source>Nothing was lost; try again or ask the store manager</source>
        <translation>沒有資料遺失；請重試或找店長</translation>
    </message>
    <message>
        <source>{name} does not buy on account</source>
        <translation>{name}不能掛帳</translation>
    </message>
    <message>
        <source>Only companies do; take the money otherwise</source>
        <translation>只有公司會員能掛帳，請改用其他方式收款</translation>
    </message>
    <message>
        <source>{name} has no account</source>
        <translation>{name}沒有開通掛帳</translation>
    </message>
    <message>
        <source>HQ opens one; take the money otherwise</source>
        <translation>由總公司開通；請改用其他方式收款</translation>
    </message>
    <message>
        <source>On account {amount} is left, of a limit of {limit}</source>
        <translation>掛帳額度還剩 {amount}，總額度 {limit}</translation>
    </message>
    <message>
        <source>Take that, and the rest otherwise; HQ raises the limit</source>
        <translation>先掛這個金額，其餘用其他方式收；額度由總公司調高</translation>
    </message>
    <message>
        <source>On account {amount} is left</source>
        <translation>掛帳額度還剩 {amount}</translation>
    </message>
    <message>
        <source>On account {amount} can be taken here, more is lent to {where}</source>
        <translation>此處可掛帳 {amount}，其餘額度在 {where}</translation>
    </message>
    <message>
        <source>HQ asks for it back: try again in a moment, or take the rest otherwise</source>
        <translation>總公司正在收回：請稍後再試，或其餘用其他方式收</translation>
    </message>
    <message>
        <source>No network: {amount} can go on account here</source>
        <translation>無網路：此處可掛帳 {amount}</translation>
    </message>
    <message>
        <source>Take that, and the rest otherwise</source>
        <translation>先掛這個金額，其餘用其他方式收</translation>
    </message>
    <message>
        <source>This till cannot take this way of paying</source>
        <translation>本收銀機不支援這種付款方式</translation>
    </message>
    <message>
        <source>Take the money otherwise, and tell the manager</source>
        <translation>請用其他方式收款，並告知店長</translation>
    </message>
    <message>
        <source>This till cannot give back what was paid by phone</source>
        <translation>本收銀台無法退回手機支付的款項</translation>
    </message>
    <message>
        <source>Give the goods back at a till that takes this payment</source>
        <translation>請到能收這種付款的收銀台退貨</translation>
    </message>
    <message>
        <source>The customer&apos;s payment was refused ({said})</source>
        <translation>顧客付款被拒絕（{said}）</translation>
    </message>
    <message>
        <source>Let the customer show another code, or take the money otherwise</source>
        <translation>請顧客換一個付款條碼，或用其他方式收款</translation>
    </message>
    <message>
        <source>A payment code came right behind an article</source>
        <translation>付款條碼緊接在商品之後</translation>
    </message>
    <message>
        <source>Scan the code again if the customer wants to pay</source>
        <translation>如顧客要付款，請再掃一次付款條碼</translation>
    </message>
    <message>
        <source>A payment of this sale has no answer yet</source>
        <translation>本單有一筆付款尚無結果</translation>
    </message>
    <message>
        <source>Ask again, or call it off</source>
        <translation>請再次查詢，或取消</translation>
    </message>
    <message>
        <source>This payment cannot be changed any more</source>
        <translation>這筆付款已不能更改</translation>
    </message>
    <message>
        <source>Look at how it stands now</source>
        <translation>請查看目前狀態</translation>
    </message>
    <message>
        <source>This payment did not bring the money</source>
        <translation>這筆付款沒有入帳</translation>
    </message>
    <message>
        <source>Take the tenders back and let the customer pay again</source>
        <translation>請退回收款，讓顧客重新付款</translation>
    </message>
    <message>
        <source>Payments without an end: {count}</source>
        <translation>未了結的付款：{count} 筆</translation>
    </message>
    <message>
        <source>Wait until each is taken or undone, then close the shift</source>
        <translation>請等每筆入帳或取消後再交班</translation>
    </message>
    <message>
        <source>The reference on the terminal&apos;s slip is needed</source>
        <translation>需要簽單上的序號</translation>
    </message>
    <message>
        <source>Type its {least} to {most} characters</source>
        <translation>請輸入 {least} 至 {most} 個字元</translation>
    </message>
    <message>
        <source>The slip {reference} is in this sale already</source>
        <translation>簽單 {reference} 已在本單中</translation>
    </message>
    <message>
        <source>Type the reference of the other slip</source>
        <translation>請輸入另一張簽單的序號</translation>
    </message>
    <message>
        <source>More was paid already than this would cost</source>
        <translation>已付金額超過應付金額</translation>
    </message>
    <message>
        <source>Take the tenders back first</source>
        <translation>請先退回收款</translation>
    </message>
    <message>
        <source>No network: {here} of the stored value can be paid here</source>
        <translation>無網路：本機可用儲值金 {here}</translation>
    </message>
    <message>
        <source>The rest by the member&apos;s phone (Ctrl+F12), or in cash</source>
        <translation>其餘用會員手機（Ctrl+F12），或收現金</translation>
    </message>
    <message>
        <source>The rest by the member&apos;s phone (Ctrl+F12), in cash, or at register {registers}</source>
        <translation>其餘用會員手機（Ctrl+F12）、收現金，或到收銀機 {registers} 支付</translation>
    </message>
    <message>
        <source>Take cash, or the member&apos;s phone (Ctrl+F12)</source>
        <translation>請收現金，或用會員手機（Ctrl+F12）</translation>
    </message>
    <message>
        <source>Press F12</source>
        <translation>請按 F12</translation>
    </message>
    <message>
        <source>The plan lets no member owe</source>
        <translation>方案不允許會員欠款</translation>
    </message>
    <message>
        <source>HQ is there: nobody has to owe</source>
        <translation>總公司已連線：不必欠款</translation>
    </message>
    <message>
        <source>{amount} may still be owed here</source>
        <translation>此處還可欠款 {amount}</translation>
    </message>
    <message>
        <source>This till was started and nobody has confirmed its books yet</source>
        <translation>本機剛啟動，帳本尚未確認</translation>
    </message>
    <message>
        <source>Take cash; with the network, or another register, it goes on by itself</source>
        <translation>請收現金；連上網路或其他收銀機後自動恢復</translation>
    </message>
    <message>
        <source>HQ has shut this till out: what was lent to it rests</source>
        <translation>總公司已停用本機：撥給本機的額度暫停使用</translation>
    </message>
    <message>
        <source>Take cash; call headquarters</source>
        <translation>請收現金；致電總公司</translation>
    </message>
    <message>
        <source>HQ was not heard since {since}: what was lent rests</source>
        <translation>自 {since} 起未聯絡到總公司：撥出的額度暫停使用</translation>
    </message>
    <message>
        <source>Take cash; see to the network</source>
        <translation>請收現金；檢查網路</translation>
    </message>
    <message>
        <source>{here} of stored value can be paid here already</source>
        <translation>本機已可用儲值金 {here}</translation>
    </message>
    <message>
        <source>The answer on the phone could not be read</source>
        <translation>無法讀取手機上的回覆</translation>
    </message>
    <message>
        <source>Make the phone&apos;s screen bright and scan it again</source>
        <translation>請調亮手機螢幕後重新掃描</translation>
    </message>
    <message>
        <source>This answer is not from HQ</source>
        <translation>此回覆不是總公司發出的</translation>
    </message>
    <message>
        <source>Take cash; tell the store manager</source>
        <translation>請收現金，並告知店長</translation>
    </message>
    <message>
        <source>This is the answer to another question</source>
        <translation>這是另一次請求的回覆</translation>
    </message>
    <message>
        <source>Press Ctrl+F12 and let the phone scan the new code</source>
        <translation>按 Ctrl+F12，讓手機掃描新碼</translation>
    </message>
    <message>
        <source>HQ lends nothing of this member now ({amount} are free)</source>
        <translation>總公司現在不能撥出該會員的額度（可用 {amount}）</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>您沒有此權限</translation>
    </message>
    <message>
        <source>HQ has not told this register the PINs yet</source>
        <translation>總公司還沒有把密碼告知本機</translation>
    </message>
    <message>
        <source>Wait until it has reached HQ, then try again</source>
        <translation>等本機連上總公司後再試</translation>
    </message>
    <message>
        <source>A manager has to approve this</source>
        <translation>須由店長核准</translation>
    </message>
    <message>
        <source>Call the manager to type his PIN</source>
        <translation>請店長輸入密碼</translation>
    </message>
    <message>
        <source>Nobody approves his own act</source>
        <translation>不能核准自己的操作</translation>
    </message>
    <message>
        <source>Somebody else types his PIN</source>
        <translation>請另一個人輸入密碼</translation>
    </message>
    <message>
        <source>{name} may not approve this</source>
        <translation>{name} 無權核准此操作</translation>
    </message>
    <message>
        <source>Call somebody who may</source>
        <translation>請找有權限的人</translation>
    </message>
    <message>
        <source>That approval was for something else</source>
        <translation>該核准是給其他操作的</translation>
    </message>
    <message>
        <source>Let it be approved again</source>
        <translation>請重新核准</translation>
    </message>
    <message>
        <source>A PIN has {digits} digits or more</source>
        <translation>密碼至少 {digits} 位數字</translation>
    </message>
    <message>
        <source>Type it again; HQ gives a new one</source>
        <translation>請重新輸入；新密碼由總公司發放</translation>
    </message>
    <message>
        <source>{name} is locked: too many wrong PINs</source>
        <translation>{name} 已鎖定：密碼錯誤次數過多</translation>
    </message>
    <message>
        <source>A manager unlocks, or HQ gives a new PIN</source>
        <translation>由店長解鎖，或由總公司發新密碼</translation>
    </message>
    <message>
        <source>This card signs nobody in here</source>
        <translation>此卡不能在本機登入</translation>
    </message>
    <message>
        <source>Choose your name and type your PIN</source>
        <translation>請選擇姓名並輸入密碼</translation>
    </message>
    <message>
        <source>{name} is not locked</source>
        <translation>{name} 沒有被鎖定</translation>
    </message>
    <message>
        <source>This needs a reason</source>
        <translation>此操作需要原因</translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation>請從清單選擇</translation>
    </message>
    <message>
        <source>A price is changed to less than {amount}, and more than 0</source>
        <translation>改價須低於 {amount} 且大於 0</translation>
    </message>
    <message>
        <source>Type another price</source>
        <translation>請輸入其他價格</translation>
    </message>
    <message>
        <source>A discount is 1 to 100 percent</source>
        <translation>折扣為百分之 1 到 100</translation>
    </message>
    <message>
        <source>Something was taken off by hand already</source>
        <translation>已有手動優惠</translation>
    </message>
    <message>
        <source>Take that back first</source>
        <translation>請先取消它</translation>
    </message>
    <message>
        <source>Only sales of the open shift can be voided</source>
        <translation>只能作廢本班的銷售</translation>
    </message>
    <message>
        <source>Take the goods back as a return</source>
        <translation>請以退貨處理</translation>
    </message>
    <message>
        <source>Something of this sale came back already</source>
        <translation>這筆銷售已有部分退貨</translation>
    </message>
    <message>
        <source>Take the rest back as a return</source>
        <translation>其餘請以退貨處理</translation>
    </message>
    <message>
        <source>{amount} cannot be moved</source>
        <translation>{amount} 不是有效金額</translation>
    </message>
    <message>
        <source>Count it and type it again</source>
        <translation>請清點後重新輸入</translation>
    </message>
    <message>
        <source>There is no more than {here} in the drawer</source>
        <translation>錢櫃內最多只有 {here}</translation>
    </message>
    <message>
        <source>Type a smaller amount</source>
        <translation>請輸入較小的金額</translation>
    </message>
    <message>
        <source>The card {card} was replaced on {day}</source>
        <translation>卡 {card} 已於 {day} 換新卡</translation>
    </message>
    <message>
        <source>Ask for the new card, or type the phone and press F3</source>
        <translation>請出示新卡，或輸入手機號後按 F3</translation>
    </message>
    <message>
        <source>{name} is no member any more</source>
        <translation>{name} 已不是會員</translation>
    </message>
    <message>
        <source>Ctrl+N enrols him anew, with another card</source>
        <translation>按 Ctrl+N 用另一張卡重新入會</translation>
    </message>
    <message>
        <source>{name} is frozen already</source>
        <translation>{name} 已經凍結</translation>
    </message>
    <message>
        <source>{name} is not frozen</source>
        <translation>{name} 沒有凍結</translation>
    </message>
    <message>
        <source>This needs a look at an identity paper</source>
        <translation>需要查看身分證件</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Print</source>
        <translation>列印</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Z report {number}</source>
        <translation>Z 報表 {number}</translation>
    </message>
    <message>
        <source>X report {number}</source>
        <translation>X 報表 {number}</translation>
    </message>
    <message>
        <source>Turnover</source>
        <translation>營業額</translation>
    </message>
    <message>
        <source>Tenders</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>錢櫃</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>稅額</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>異常</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>銷售</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退貨</translation>
    </message>
    <message>
        <source>List</source>
        <translation>原價合計</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>優惠</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>優惠券</translation>
    </message>
    <message>
        <source>Cash rounding</source>
        <translation>尾數調整</translation>
    </message>
    <message>
        <source>Payable</source>
        <translation>應收</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>未稅</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>現金</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>儲值金</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>點數</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>掛帳</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付寶</translation>
    </message>
    <message>
        <source>of it principal</source>
        <translation>其中本金</translation>
    </message>
    <message>
        <source>of it bonus</source>
        <translation>其中贈送金</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>備用金</translation>
    </message>
    <message>
        <source>Cash from sales</source>
        <translation>銷售收現</translation>
    </message>
    <message>
        <source>Cash for returns</source>
        <translation>退貨付現</translation>
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
        <translation>繳存金庫</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>系統應有</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>實點</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Sales to members</source>
        <translation>會員銷售</translation>
    </message>
    <message>
        <source>Removed lines</source>
        <translation>刪除行</translation>
    </message>
    <message>
        <source>Cleared carts</source>
        <translation>清空購物車</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>非銷售開錢櫃</translation>
    </message>
    <message>
        <source>Reprints</source>
        <translation>補印收據</translation>
    </message>
</context>
<context>
    <name>Return</name>
    <message>
        <source>Goes back</source>
        <translation>應退</translation>
    </message>
    <message>
        <source>paid {amount}</source>
        <translation>實付 {amount}</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>減一件</translation>
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
        <source>Points taken back</source>
        <translation>扣回點數</translation>
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
        <translation>掃描退回的商品，或另一張收據</translation>
    </message>
    <message>
        <source>× Qty</source>
        <translation>× 數量</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>數量</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部退貨</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>換貨</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Return of receipt {number}</source>
        <translation>退貨 · 收據 {number}</translation>
    </message>
    <message>
        <source>sold by store {store}</source>
        <translation>門市 {store} 售出</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>記帳中…</translation>
    </message>
</context>
<context>
    <name>Right</name>
    <message>
        <source>Sell</source>
        <translation>銷售</translation>
    </message>
    <message>
        <source>Remove a line</source>
        <translation>刪除一行</translation>
    </message>
    <message>
        <source>Clear the cart</source>
        <translation>清空購物車</translation>
    </message>
    <message>
        <source>Change a price</source>
        <translation>改價</translation>
    </message>
    <message>
        <source>Give a discount</source>
        <translation>手動折扣</translation>
    </message>
    <message>
        <source>Void a finished sale</source>
        <translation>作廢已完成的銷售</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>打開錢櫃</translation>
    </message>
    <message>
        <source>Pay cash in</source>
        <translation>存入現金</translation>
    </message>
    <message>
        <source>Pay cash out</source>
        <translation>支出現金</translation>
    </message>
    <message>
        <source>Bring cash to the safe</source>
        <translation>現金繳存金庫</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>退貨</translation>
    </message>
    <message>
        <source>Take goods back without a receipt</source>
        <translation>無收據退貨</translation>
    </message>
    <message>
        <source>Take a top-up back</source>
        <translation>取消儲值</translation>
    </message>
    <message>
        <source>Close a membership</source>
        <translation>會員退會</translation>
    </message>
    <message>
        <source>Grant a tier</source>
        <translation>授予等級</translation>
    </message>
    <message>
        <source>Grant a membership</source>
        <translation>授予付費會員</translation>
    </message>
    <message>
        <source>Pay a package back</source>
        <translation>退次數卡</translation>
    </message>
    <message>
        <source>Unlock a colleague</source>
        <translation>為同事解鎖</translation>
    </message>
    <message>
        <source>Begin a training</source>
        <translation>開始訓練</translation>
    </message>
    <message>
        <source>Change a setting of this register</source>
        <translation>變更本機設定</translation>
    </message>
    <message>
        <source>Pay a refund out in cash</source>
        <translation>以現金退款</translation>
    </message>
    <message>
        <source>Freeze a lost card</source>
        <translation>凍結掛失的卡</translation>
    </message>
    <message>
        <source>Unfreeze a member</source>
        <translation>解凍會員</translation>
    </message>
    <message>
        <source>Give a new card</source>
        <translation>換新卡</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Cashier</source>
        <translation>收銀員</translation>
    </message>
    <message>
        <source>Senior cashier</source>
        <translation>資深收銀員</translation>
    </message>
    <message>
        <source>Store manager</source>
        <translation>店長</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>{name} buys and gets the points</source>
        <translation>採購人 {name}，點數歸其本人</translation>
    </message>
    <message>
        <source>Type how many, then press *</source>
        <translation>先輸入數量，再按 *</translation>
    </message>
    <message>
        <source>Quantity changed</source>
        <translation>已改數量</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>已刪除 {name}</translation>
    </message>
    <message>
        <source>Discount on the bill</source>
        <translation>已整單折扣</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>已改價</translation>
    </message>
    <message>
        <source>Discount given</source>
        <translation>已打折</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已復原</translation>
    </message>
    <message>
        <source>Member attached: {saved} less</source>
        <translation>已帶入會員：省 {saved}</translation>
    </message>
    <message>
        <source>Member attached</source>
        <translation>已帶入會員</translation>
    </message>
    <message>
        <source>Member dropped</source>
        <translation>已移除會員</translation>
    </message>
    <message>
        <source>Paid for by {package}</source>
        <translation>由 {package} 抵付</translation>
    </message>
    <message>
        <source>{due} left to pay</source>
        <translation>還應收 {due}</translation>
    </message>
    <message>
        <source>The payment is undone</source>
        <translation>付款已取消</translation>
    </message>
    <message>
        <source>Take the money otherwise</source>
        <translation>請用其他方式收款</translation>
    </message>
    <message>
        <source>The payment is being undone; what was taken goes back</source>
        <translation>付款取消中，已扣款項將退回</translation>
    </message>
    <message>
        <source>Tenders taken back</source>
        <translation>已退回收款</translation>
    </message>
    <message>
        <source>Scan the member&apos;s card to use it</source>
        <translation>請掃該會員的卡後使用</translation>
    </message>
    <message>
        <source>Lent by HQ to this till</source>
        <translation>總公司已撥額度給本機</translation>
    </message>
    <message>
        <source>{here} of stored value can be paid here now: F12</source>
        <translation>本機現可用儲值金 {here}：按 F12</translation>
    </message>
    <message>
        <source>Cart cleared</source>
        <translation>已清空購物車</translation>
    </message>
    <message>
        <source>Sale suspended</source>
        <translation>已暫存</translation>
    </message>
    <message>
        <source>Sale resumed</source>
        <translation>已取回</translation>
    </message>
    <message>
        <source>Receipt printed again</source>
        <translation>已補印收據</translation>
    </message>
    <message>
        <source>Gift receipt printed</source>
        <translation>禮品收據已列印</translation>
    </message>
    <message>
        <source>Kept in {place}</source>
        <translation>已儲存到 {place}</translation>
    </message>
    <message>
        <source>Coupon taken out</source>
        <translation>已取下優惠券</translation>
    </message>
    <message>
        <source>Read twice at once: counted once</source>
        <translation>瞬間重複掃描：只計一次</translation>
    </message>
    <message>
        <source>Scan again for one more</source>
        <translation>要再加一件，請再掃一次</translation>
    </message>
    <message>
        <source>Coupon laid in</source>
        <translation>已用券</translation>
    </message>
    <message>
        <source>Coupon laid in; it counts from {missing} more</source>
        <translation>已加入優惠券，再買 {missing} 即可使用</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>已加入 {name}</translation>
    </message>
    <message>
        <source>Granted: {text}</source>
        <translation>已提供：{text}</translation>
    </message>
    <message>
        <source>Kept; it counts from the next start</source>
        <translation>已儲存，下次啟動生效</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>已打開錢櫃</translation>
    </message>
    <message>
        <source>The sale that was open is back</source>
        <translation>未完成的交易已恢復</translation>
    </message>
    <message>
        <source>HQ was not heard for a while: see to the network, or stored value will rest</source>
        <translation>已有一段時間未聯絡到總公司：請檢查網路，否則儲值金將暫停使用</translation>
    </message>
    <message>
        <source>{name} may sign in again</source>
        <translation>{name} 可以重新登入了</translation>
    </message>
    <message>
        <source>Scan what is taken instead</source>
        <translation>掃描換走的商品</translation>
    </message>
    <message>
        <source>Esc: back to the return</source>
        <translation>Esc：回到退貨</translation>
    </message>
    <message>
        <source>Exchange taken back</source>
        <translation>已取消換貨</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Scan, or type barcode / name / member&apos;s phone</source>
        <translation>掃描 / 條碼 / 品名 / 會員手機號碼</translation>
    </message>
    <message>
        <source>Last scan</source>
        <translation>上次掃描</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>掃描或輸入</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language</source>
        <translation>語言</translation>
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
        <translation>大按鍵</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>Customer&apos;s display</source>
        <translation>顧客螢幕</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自動鎖定</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>收據印表機</translation>
    </message>
    <message>
        <source>Scanner on a cable</source>
        <translation>有線掃描器</translation>
    </message>
    <message>
        <source>the screen at once, receipts from the next start</source>
        <translation>螢幕立即生效，收據下次啟動生效</translation>
    </message>
    <message>
        <source>light, dark, or as the machine has it</source>
        <translation>淺色、深色或跟隨系統</translation>
    </message>
    <message>
        <source>all that is read</source>
        <translation>所有文字</translation>
    </message>
    <message>
        <source>for gloves: higher digits and tenders</source>
        <translation>戴手套用：數字鍵與付款鍵較高</translation>
    </message>
    <message>
        <source>a refusal is always heard</source>
        <translation>拒絕提示音一定會響</translation>
    </message>
    <message>
        <source>where the second window is</source>
        <translation>第二視窗的位置</translation>
    </message>
    <message>
        <source>when nobody does anything</source>
        <translation>無人操作時</translation>
    </message>
    <message>
        <source>tcp:HOST:PORT, serial:, file: or queue:NAME; from the next start</source>
        <translation>tcp:主機:埠、serial:、file: 或 queue:名稱；下次啟動生效</translation>
    </message>
    <message>
        <source>its serial port; from the next start</source>
        <translation>序列埠；下次啟動生效</translation>
    </message>
    <message>
        <source>after {count} min</source>
        <translation>{count} 分鐘後</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>as the machine</source>
        <translation>跟隨系統</translation>
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
        <translation>商品以外全部</translation>
    </message>
    <message>
        <source>refusals only</source>
        <translation>僅拒絕提示</translation>
    </message>
    <message>
        <source>second screen</source>
        <translation>第二螢幕</translation>
    </message>
    <message>
        <source>a window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>off</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>For printer and scanner: type, then Enter</source>
        <translation>印表機與掃描器：輸入後按 Enter</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Next value</source>
        <translation>下一個值</translation>
    </message>
    <message>
        <source>Value before</source>
        <translation>上一個值</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>Kept for this register; arrows choose, Enter or + changes</source>
        <translation>儲存在本機；方向鍵選擇，Enter 或 + 更改</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Who buys for {name}?</source>
        <translation>誰代 {name} 採購？</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>Take which top-up back?</source>
        <translation>取消哪一筆儲值？</translation>
    </message>
    <message>
        <source>Arrows choose; or scan the receipt, or type its number</source>
        <translation>用方向鍵選擇；或掃收據，或輸入號碼</translation>
    </message>
    <message>
        <source>No top-up of this member can be taken back here</source>
        <translation>此會員沒有可在本機取消的儲值</translation>
    </message>
    <message>
        <source>Number of the receipt</source>
        <translation>收據號碼</translation>
    </message>
    <message>
        <source>Take the top-up back: why?</source>
        <translation>取消儲值：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason gives the money back</source>
        <translation>按原因前的數字即退款</translation>
    </message>
    <message>
        <source>Bonus taken away</source>
        <translation>收回贈送金</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退還</translation>
    </message>
    <message>
        <source>{bonus} on top</source>
        <translation>送 {bonus}</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>目前餘額</translation>
    </message>
    <message>
        <source>Top-up taken back: {name}</source>
        <translation>已取消儲值：{name}</translation>
    </message>
    <message>
        <source>Paid in, still here</source>
        <translation>未用本金（本機）</translation>
    </message>
    <message>
        <source>Bonus forfeited</source>
        <translation>贈送金作廢</translation>
    </message>
    <message>
        <source>Points forfeited</source>
        <translation>點數作廢</translation>
    </message>
    <message>
        <source>Elsewhere: HQ pays it later</source>
        <translation>其餘由總公司日後退還</translation>
    </message>
    <message>
        <source>Still owed on account</source>
        <translation>掛帳未付</translation>
    </message>
    <message>
        <source>{name} leaves for good: which paper did you look at?</source>
        <translation>{name} 退會：查驗了哪種證件？</translation>
    </message>
    <message>
        <source>The digit of the paper ends the membership; a manager has to approve</source>
        <translation>按證件前的數字即退會；須店長核准</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>身分證</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>護照</translation>
    </message>
    <message>
        <source>Another paper with a picture</source>
        <translation>其他有照片的證件</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>退付</translation>
    </message>
    <message>
        <source>{name} is no member any more</source>
        <translation>{name} 已退會</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>推薦人</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新會員</translation>
    </message>
    <message>
        <source>Scan a blank card or type; Enter fills the row, Enter alone enrols</source>
        <translation>掃空白卡或輸入；Enter 填入該行，空按 Enter 入會</translation>
    </message>
    <message>
        <source>Phone, card, name or birthday</source>
        <translation>手機號碼、卡號、姓名或生日</translation>
    </message>
    <message>
        <source>Show the customer: the chain keeps name, phone, purchases, balance and points</source>
        <translation>請出示給顧客：本連鎖僅為會員服務保存其姓名、手機號碼、</translation>
    </message>
    <message>
        <source>for this membership only; he may see them, and leave, at any time.</source>
        <translation>消費、餘額與點數；顧客可隨時查看，也可隨時退會。</translation>
    </message>
    <message>
        <source>Messages: yes</source>
        <translation>可發簡訊：是</translation>
    </message>
    <message>
        <source>Messages: no</source>
        <translation>可發簡訊：否</translation>
    </message>
    <message>
        <source>Is a company</source>
        <translation>公司會員</translation>
    </message>
    <message>
        <source>Is a person</source>
        <translation>個人會員</translation>
    </message>
    <message>
        <source>Agreed: enrol</source>
        <translation>同意並入會</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手機號碼</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡號</translation>
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
        <translation>{name} 已成為會員</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>優惠券</translation>
    </message>
    <message>
        <source>from {many} points</source>
        <translation>{many} 點起</translation>
    </message>
    <message>
        <source>Gifts from the catalogue</source>
        <translation>點數贈品</translation>
    </message>
    <message>
        <source>{name} has {many} points</source>
        <translation>{name} 有 {many} 點</translation>
    </message>
    <message>
        <source>Which gift?</source>
        <translation>選哪件贈品？</translation>
    </message>
    <message>
        <source>The plan has no gifts</source>
        <translation>方案裡沒有贈品</translation>
    </message>
    <message>
        <source>Take a gift back</source>
        <translation>退回贈品</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>交付贈品</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>現金付</translation>
    </message>
    <message>
        <source>Enter takes the points, for good</source>
        <translation>按 Enter 扣點數，無法復原</translation>
    </message>
    <message>
        <source>Cash F9, or the amount handed over and Enter</source>
        <translation>現金按 F9，或輸入實收再按 Enter</translation>
    </message>
    <message>
        <source>Lucky draws of {name}</source>
        <translation>{name} 的抽獎</translation>
    </message>
    <message>
        <source>Press the digit in front, or scan the receipt of the sale</source>
        <translation>按前面的數字，或掃描有抽獎的收據</translation>
    </message>
    <message>
        <source>Nothing to draw now: scan the receipt of a sale that has a draw</source>
        <translation>現在沒有可抽的：掃描有抽獎的收據</translation>
    </message>
    <message>
        <source>Enter draws, once and for good</source>
        <translation>按 Enter 抽獎，抽後不能撤回</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽獎</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免費</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>費用</translation>
    </message>
    <message>
        <source>as often as one likes</source>
        <translation>次數不限</translation>
    </message>
    <message>
        <source>Nothing this time</source>
        <translation>未中獎</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>優惠券</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>點數</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽中</translation>
    </message>
    <message>
        <source>To spend here now</source>
        <translation>本機現可用</translation>
    </message>
    <message>
        <source>Amount handed over</source>
        <translation>實收金額</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>應付</translation>
    </message>
    <message>
        <source>Take which gift back?</source>
        <translation>退回哪件贈品？</translation>
    </message>
    <message>
        <source>Arrows choose, or type the number of its entry</source>
        <translation>方向鍵選擇，或輸入兌換單號</translation>
    </message>
    <message>
        <source>No gift of this member can come back here</source>
        <translation>該會員在本機沒有可退的贈品</translation>
    </message>
    <message>
        <source>Number of the gift</source>
        <translation>兌換單號</translation>
    </message>
    <message>
        <source>{article} comes back: why?</source>
        <translation>退回 {article}：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason gives points and money back</source>
        <translation>按原因前的數字，點數和錢即退回</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>會員</translation>
    </message>
    <message>
        <source>Points back</source>
        <translation>退回點數</translation>
    </message>
    <message>
        <source>and {amount}</source>
        <translation>加 {amount}</translation>
    </message>
    <message>
        <source>Gift taken back: {article}</source>
        <translation>贈品已退回：{article}</translation>
    </message>
    <message>
        <source>{many} points</source>
        <translation>{many} 點</translation>
    </message>
    <message>
        <source>Hand over: {article}</source>
        <translation>請交付：{article}</translation>
    </message>
    <message>
        <source>Points left</source>
        <translation>剩餘點數</translation>
    </message>
    <message>
        <source>Who gets {many} sessions?</source>
        <translation>{many} 次轉給誰？</translation>
    </message>
    <message>
        <source>{many} sessions to {name}?</source>
        <translation>將 {many} 次轉給 {name}？</translation>
    </message>
    <message>
        <source>They keep their end; nobody is paid back for them</source>
        <translation>到期日不變；轉出的次數不再退款</translation>
    </message>
    <message>
        <source>Give them</source>
        <translation>轉讓</translation>
    </message>
    <message>
        <source>{many} sessions are with {name}</source>
        <translation>{many} 次已轉給 {name}</translation>
    </message>
    <message>
        <source>member since {day}</source>
        <translation>{day} 入會</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>儲值</translation>
    </message>
    <message>
        <source>Points, coupons</source>
        <translation>點數、優惠券</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>次數卡</translation>
    </message>
    <message>
        <source>Recharge card</source>
        <translation>儲值卡</translation>
    </message>
    <message>
        <source>Brings a friend</source>
        <translation>推薦新會員</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>退會</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>取消會員</translation>
    </message>
    <message>
        <source>To grant</source>
        <translation>可享服務</translation>
    </message>
    <message>
        <source>Who buys</source>
        <translation>採購人</translation>
    </message>
    <message>
        <source>Tier, term</source>
        <translation>授予等級</translation>
    </message>
    <message>
        <source>Lucky draw</source>
        <translation>抽獎</translation>
    </message>
    <message>
        <source>{principal} paid in, {bonus} given</source>
        <translation>本金 {principal}，贈送金 {bonus}</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>儲值金</translation>
    </message>
    <message>
        <source>{rest} with HQ or other tills</source>
        <translation>{rest} 在總公司或其他收銀機</translation>
    </message>
    <message>
        <source>{missing} more paid in: {tier}</source>
        <translation>再儲值 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>a top-up of {missing} more: {tier}</source>
        <translation>單筆再儲 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>{missing} more held: {tier}</source>
        <translation>餘額再加 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>{missing} more visits: {tier}</source>
        <translation>再來 {missing} 次升 {tier}</translation>
    </message>
    <message>
        <source>spend {missing}: {tier}</source>
        <translation>再消費 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>{missing} more: {tier}</source>
        <translation>再差 {missing} 升 {tier}</translation>
    </message>
    <message>
        <source>of {limit}, {here} here</source>
        <translation>共 {limit}，本機 {here}</translation>
    </message>
    <message>
        <source>Left on account</source>
        <translation>尚可掛帳</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等級</translation>
    </message>
    <message>
        <source>Membership of {many} months</source>
        <translation>會籍 {many} 個月</translation>
    </message>
    <message>
        <source>Grant {name} which?</source>
        <translation>授予 {name} 哪一項？</translation>
    </message>
    <message>
        <source>Press the digit in front; a manager has to approve</source>
        <translation>按前面的數字；需店長核准</translation>
    </message>
    <message>
        <source>The plan has no better tier and no membership for this member</source>
        <translation>方案裡沒有更高的等級，也沒有會籍可授予</translation>
    </message>
    <message>
        <source>Tier now</source>
        <translation>目前等級</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>授予後</translation>
    </message>
    <message>
        <source>Good now until</source>
        <translation>目前有效期至</translation>
    </message>
    <message>
        <source>Then until</source>
        <translation>授予後至</translation>
    </message>
    <message>
        <source>{what} for {name}: why?</source>
        <translation>授予 {name} {what}：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason grants it; a manager has to approve</source>
        <translation>按原因前的數字即授予；需店長核准</translation>
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
        <translation>採購人</translation>
    </message>
    <message>
        <source>gets the points</source>
        <translation>點數歸其本人</translation>
    </message>
    <message>
        <source>{here} to spend here</source>
        <translation>本機可用 {here}</translation>
    </message>
    <message>
        <source>{many} end on {day}</source>
        <translation>{many} 點於 {day} 到期</translation>
    </message>
    <message>
        <source>{coupon} until {day}</source>
        <translation>{coupon} {day} 到期</translation>
    </message>
    <message>
        <source>Sessions left</source>
        <translation>剩餘次數</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>會籍</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近到店</translation>
    </message>
    <message>
        <source>Packages of {name}</source>
        <translation>{name} 的次數卡</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打開錢櫃</translation>
    </message>
    <message>
        <source>nothing in, nothing out</source>
        <translation>不存也不取</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>存入現金</translation>
    </message>
    <message>
        <source>change money, found money</source>
        <translation>零錢、找到的錢</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>取出現金</translation>
    </message>
    <message>
        <source>for an expense of the shop</source>
        <translation>門市支出</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>入保險櫃</translation>
    </message>
    <message>
        <source>when there is too much in it</source>
        <translation>錢櫃現金過多時</translation>
    </message>
    <message>
        <source>The drawer</source>
        <translation>錢櫃</translation>
    </message>
    <message>
        <source>{here} of its limit can be taken here</source>
        <translation>本機可掛帳 {here}</translation>
    </message>
    <message>
        <source>at the shop&apos;s risk, up to {room}</source>
        <translation>由門市承擔風險，最多 {room}</translation>
    </message>
    <message>
        <source>{name} pays later: how?</source>
        <translation>{name} 之後付款：哪種方式？</translation>
    </message>
    <message>
        <source>Press the digit in front</source>
        <translation>按前面的數字</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>掛帳</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Count it, type the amount, then Enter</source>
        <translation>清點後輸入金額，按 Enter</translation>
    </message>
    <message>
        <source>{what}: why?</source>
        <translation>{what}：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason opens the drawer and writes it down</source>
        <translation>按原因前的數字即開錢櫃並記帳</translation>
    </message>
    <message>
        <source>Written down: put it in or take it out, close the drawer</source>
        <translation>已記帳：放入或取出現金，關好錢櫃</translation>
    </message>
    <message>
        <source>This member has no sessions left, as far as this till knows</source>
        <translation>據本機所知，此會員沒有剩餘次數</translation>
    </message>
    <message>
        <source>Pay a package back</source>
        <translation>次數卡退款</translation>
    </message>
    <message>
        <source>{here} here</source>
        <translation>本機可扣 {here}</translation>
    </message>
    <message>
        <source>Enter ticks one off; more: type how many first</source>
        <translation>按 Enter 扣 1 次；多次請先輸入次數</translation>
    </message>
    <message>
        <source>The first ones end</source>
        <translation>最早到期</translation>
    </message>
    <message>
        <source>Give to somebody</source>
        <translation>轉給別人</translation>
    </message>
    <message>
        <source>Tick off</source>
        <translation>扣次</translation>
    </message>
    <message>
        <source>How many sessions</source>
        <translation>次數</translation>
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
        <translation>選它則改為付款</translation>
    </message>
    <message>
        <source>tick off, or give to somebody</source>
        <translation>扣次，或轉給別人</translation>
    </message>
    <message>
        <source>{many} of {package} ticked off</source>
        <translation>{package} 已扣 {many} 次</translation>
    </message>
    <message>
        <source>Pay which package back?</source>
        <translation>退哪張次數卡？</translation>
    </message>
    <message>
        <source>No package of this member was sold at this till: scan its receipt</source>
        <translation>本機沒有賣給此會員的次數卡：請掃收據</translation>
    </message>
    <message>
        <source>Sessions not used</source>
        <translation>未用次數</translation>
    </message>
    <message>
        <source>Pay the package back: why?</source>
        <translation>次數卡退款：原因？</translation>
    </message>
    <message>
        <source>{many} sessions</source>
        <translation>{many} 次</translation>
    </message>
    <message>
        <source>The package is paid back</source>
        <translation>次數卡已退款</translation>
    </message>
    <message>
        <source>Scan the card; or type the phone or its last four digits, then Enter</source>
        <translation>掃會員卡；或輸入手機號碼或末四碼，再按 Enter</translation>
    </message>
    <message>
        <source>Press the digit in front of the name</source>
        <translation>按姓名前的數字</translation>
    </message>
    <message>
        <source>Card, phone or name</source>
        <translation>卡號、手機號碼或姓名</translation>
    </message>
    <message>
        <source>More than {limit} of stored value: the member types it, then Enter</source>
        <translation>儲值金超過 {limit}：請會員輸入密碼，再按 Enter</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name} 的密碼</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Recharge card for {name}</source>
        <translation>以儲值卡為 {name} 儲值</translation>
    </message>
    <message>
        <source>Scan the card, or type its 16 characters, then Enter</source>
        <translation>掃卡，或輸入 16 碼，再按 Enter</translation>
    </message>
    <message>
        <source>Card …{end}: Enter credits it, for good</source>
        <translation>卡 …{end}：按 Enter 入帳，無法復原</translation>
    </message>
    <message>
        <source>Credit it</source>
        <translation>入帳</translation>
    </message>
    <message>
        <source>Code on the card</source>
        <translation>卡片序號</translation>
    </message>
    <message>
        <source>Recharge card …{end} for {name}</source>
        <translation>儲值卡 …{end} 已入 {name} 帳戶</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>已入帳</translation>
    </message>
    <message>
        <source>Points and coupons of {name}</source>
        <translation>{name} 的點數與優惠券</translation>
    </message>
    <message>
        <source>This member has nothing to use here</source>
        <translation>此會員在這裡沒有可用的</translation>
    </message>
    <message>
        <source>of {balance}</source>
        <translation>共 {balance}</translation>
    </message>
    <message>
        <source>{least} to {most} points</source>
        <translation>{least} 至 {most} 點</translation>
    </message>
    <message>
        <source>Points to spend here</source>
        <translation>本機可用點數</translation>
    </message>
    <message>
        <source>This bill takes</source>
        <translation>本單可用</translation>
    </message>
    <message>
        <source>1 point = {value}</source>
        <translation>1 點 = {value}</translation>
    </message>
    <message>
        <source>Pay with points</source>
        <translation>點數折抵</translation>
    </message>
    <message>
        <source>another number: type it, then Ctrl+R</source>
        <translation>其他數量：先輸入數字，再按 Ctrl+R</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} 到期</translation>
    </message>
    <message>
        <source>with HQ</source>
        <translation>在總公司</translation>
    </message>
    <message>
        <source>laid in</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>已提供</translation>
    </message>
    <message>
        <source>What may be granted</source>
        <translation>可以提供的服務</translation>
    </message>
    <message>
        <source>The plan gives nothing in words here and now</source>
        <translation>此時此處沒有可提供的服務</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>數量</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Goods without a receipt</source>
        <translation>無收據退貨</translation>
    </message>
    <message>
        <source>Scan what comes back, or type its code; then Enter</source>
        <translation>掃描退回的商品，或輸入條碼；然後按 Enter</translation>
    </message>
    <message>
        <source>Kilograms</source>
        <translation>公斤</translation>
    </message>
    <message>
        <source>Code of the goods</source>
        <translation>商品條碼</translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation>退還</translation>
    </message>
    <message>
        <source>Goods without a receipt: why?</source>
        <translation>無收據退貨：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason gives it back; a manager has to approve</source>
        <translation>按原因前的數字即退款；需店長核准</translation>
    </message>
    <message>
        <source>Goes back as</source>
        <translation>退還方式</translation>
    </message>
    <message>
        <source>At a time at most</source>
        <translation>每次最多</translation>
    </message>
    <message>
        <source>In a day, at this till</source>
        <translation>本機每天最多</translation>
    </message>
    <message>
        <source>Of today&apos;s price</source>
        <translation>按今日價格</translation>
    </message>
    <message>
        <source>Taken back without a receipt</source>
        <translation>已辦理無收據退貨</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Top up for {name}</source>
        <translation>為 {name} 儲值</translation>
    </message>
    <message>
        <source>Type the amount, then Enter; or choose a row</source>
        <translation>輸入金額再按 Enter；或選一行</translation>
    </message>
    <message>
        <source>Take a top-up back</source>
        <translation>取消儲值</translation>
    </message>
    <message>
        <source>Amount to pay in</source>
        <translation>儲值金額</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>儲值</translation>
    </message>
    <message>
        <source>Given on top</source>
        <translation>贈送金</translation>
    </message>
    <message>
        <source>Balance afterwards</source>
        <translation>儲值後餘額</translation>
    </message>
    <message>
        <source>Cash F9, payment code F10, card F11; a part: type the amount first</source>
        <translation>現金 F9，付款條碼 F10，刷卡 F11；分次付請先輸入金額</translation>
    </message>
    <message>
        <source>Cash F9, card F11; a part: type the amount first</source>
        <translation>現金 F9，刷卡 F11；分次付請先輸入金額</translation>
    </message>
    <message>
        <source>Paid by code</source>
        <translation>條碼付</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>刷卡付</translation>
    </message>
    <message>
        <source>Reference on the slip</source>
        <translation>簽單序號</translation>
    </message>
    <message>
        <source>By card</source>
        <translation>刷卡</translation>
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
        <translation>已為 {name} 儲值</translation>
    </message>
    <message>
        <source>The customer changed his mind</source>
        <translation>顧客改變主意</translation>
    </message>
    <message>
        <source>It was entered wrongly</source>
        <translation>輸入錯誤</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>即期</translation>
    </message>
    <message>
        <source>Cheaper elsewhere</source>
        <translation>別處更便宜</translation>
    </message>
    <message>
        <source>Another price on the shelf</source>
        <translation>貨架標價不同</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>客情讓利</translation>
    </message>
    <message>
        <source>It is broken or faulty</source>
        <translation>損壞或有品質問題</translation>
    </message>
    <message>
        <source>The receipt is lost</source>
        <translation>收據遺失</translation>
    </message>
    <message>
        <source>It was a present</source>
        <translation>是別人送的禮物</translation>
    </message>
    <message>
        <source>Wrong goods or quantity</source>
        <translation>商品或數量有誤</translation>
    </message>
    <message>
        <source>Paid the wrong way</source>
        <translation>付款方式有誤</translation>
    </message>
    <message>
        <source>Found afterwards</source>
        <translation>事後找到的錢</translation>
    </message>
    <message>
        <source>Bought for the shop</source>
        <translation>門市採購支出</translation>
    </message>
    <message>
        <source>Paid to a supplier</source>
        <translation>付給供應商</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>錢櫃現金過多</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>The shop&apos;s condition is met</source>
        <translation>達到門市條件</translation>
    </message>
    <message>
        <source>To make up for something</source>
        <translation>補償致歉</translation>
    </message>
    <message>
        <source>Won or promised</source>
        <translation>活動獎勵或已承諾</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Percent off the line</source>
        <translation>單品折扣</translation>
    </message>
    <message>
        <source>Percent off the bill</source>
        <translation>整單折扣</translation>
    </message>
    <message>
        <source>Another price</source>
        <translation>改價</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>新單價</translation>
    </message>
    <message>
        <source>Percent to take off</source>
        <translation>減去百分之幾</translation>
    </message>
    <message>
        <source>Type the price of one, then Enter</source>
        <translation>輸入單價，按 Enter</translation>
    </message>
    <message>
        <source>Type whole percent, then Enter</source>
        <translation>輸入減去的百分數（整數），按 Enter</translation>
    </message>
    <message>
        <source>Changed by hand already: take that back first</source>
        <translation>已手動改過：請先撤回</translation>
    </message>
    <message>
        <source>The digit of the reason changes it; Ctrl+Z takes it back</source>
        <translation>按原因前的數字即生效；Ctrl+Z 可撤回</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>優惠</translation>
    </message>
    <message>
        <source>Percent off the whole bill</source>
        <translation>整單折扣</translation>
    </message>
    <message>
        <source>Another price: {article}</source>
        <translation>改價：{article}</translation>
    </message>
    <message>
        <source>Percent off: {article}</source>
        <translation>單品折扣：{article}</translation>
    </message>
    <message>
        <source>To pay now</source>
        <translation>現應收</translation>
    </message>
    <message>
        <source>Price now</source>
        <translation>現單價</translation>
    </message>
    <message>
        <source>The line costs now</source>
        <translation>該行現金額</translation>
    </message>
    <message>
        <source>Unlock whom?</source>
        <translation>為誰解鎖？</translation>
    </message>
    <message>
        <source>The digit lets him type his PIN again</source>
        <translation>按數字後，他可重新輸入密碼</translation>
    </message>
    <message>
        <source>Nobody is locked</source>
        <translation>沒有人被鎖定</translation>
    </message>
    <message>
        <source>Void sale {number}: why?</source>
        <translation>作廢 {number}：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason voids the whole sale: keep the goods here</source>
        <translation>按原因前的數字即整筆作廢：商品留下</translation>
    </message>
    <message>
        <source>Asking HQ for receipt {number}</source>
        <translation>正在向總公司查詢收據 {number}</translation>
    </message>
    <message>
        <source>One moment; Esc gives up, nothing has happened then</source>
        <translation>請稍候；按 Esc 放棄，什麼都不會發生</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已凍結</translation>
    </message>
    <message>
        <source>Lost, new card</source>
        <translation>掛失、換卡</translation>
    </message>
    <message>
        <source>The card is lost</source>
        <translation>卡遺失</translation>
    </message>
    <message>
        <source>The card was stolen</source>
        <translation>卡被盜</translation>
    </message>
    <message>
        <source>The member asks for it</source>
        <translation>會員要求</translation>
    </message>
    <message>
        <source>The card was found</source>
        <translation>卡已找回</translation>
    </message>
    <message>
        <source>He has a new card</source>
        <translation>已換新卡</translation>
    </message>
    <message>
        <source>It was frozen by mistake</source>
        <translation>誤凍結</translation>
    </message>
    <message>
        <source>It cannot be read any more</source>
        <translation>卡無法讀取</translation>
    </message>
    <message>
        <source>It pays</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>No stored value, points or coupons of his are taken; goods are sold at list prices</source>
        <translation>不能用儲值金、點數和優惠券；商品按原價銷售</translation>
    </message>
    <message>
        <source>Card of {name}</source>
        <translation>{name} 的會員卡</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>卡號</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>解凍</translation>
    </message>
    <message>
        <source>Freeze: it is lost</source>
        <translation>掛失凍結</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>換新卡</translation>
    </message>
    <message>
        <source>Freeze the card of {name}: why?</source>
        <translation>凍結 {name} 的卡：原因？</translation>
    </message>
    <message>
        <source>The digit of the reason freezes it, at every register that HQ reaches</source>
        <translation>按原因前的數字即凍結，總公司通知到的收銀機都生效</translation>
    </message>
    <message>
        <source>Which paper of {name} did you look at?</source>
        <translation>查看了 {name} 的哪種證件？</translation>
    </message>
    <message>
        <source>Unfreeze {name}: why?</source>
        <translation>解凍 {name}：原因？</translation>
    </message>
    <message>
        <source>The digit of the paper unfreezes him; a manager has to approve</source>
        <translation>按證件前的數字即解凍，需店長批准</translation>
    </message>
    <message>
        <source>{name} gets the card {card}: why?</source>
        <translation>給 {name} 換卡 {card}：原因？</translation>
    </message>
    <message>
        <source>The digit of the paper gives the card; the old one finds nobody any more</source>
        <translation>按證件前的數字即換卡，舊卡從此作廢</translation>
    </message>
    <message>
        <source>New card for {name}</source>
        <translation>{name} 換新卡</translation>
    </message>
    <message>
        <source>Scan the new card, or type its number, then Enter</source>
        <translation>掃描新卡，或輸入卡號後按 Enter</translation>
    </message>
    <message>
        <source>Number of the card</source>
        <translation>卡號</translation>
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
        <translation>{name} 的卡已凍結</translation>
    </message>
    <message>
        <source>The card of {name} pays again</source>
        <translation>{name} 的卡已恢復使用</translation>
    </message>
    <message>
        <source>{name} has the card {card} now</source>
        <translation>{name} 現在用卡 {card}</translation>
    </message>
    <message>
        <source>By payment code</source>
        <translation>付款條碼</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Who signs in</source>
        <translation>誰登入</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登入</translation>
    </message>
    <message>
        <source>The open sale is kept</source>
        <translation>未完成的交易已保留</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>請輸入密碼</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>Somebody else approves</source>
        <translation>由他人核准</translation>
    </message>
    <message>
        <source>Choose your name, type your PIN, press Enter</source>
        <translation>選擇姓名，輸入密碼，按 Enter</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解鎖</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>核准</translation>
    </message>
    <message>
        <source>checking …</source>
        <translation>核對中…</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>F1 help</source>
        <translation>F1 說明</translation>
    </message>
</context>
<context>
    <name>Tag</name>
    <message>
        <source>Member price</source>
        <translation>會員價</translation>
    </message>
    <message>
        <source>Tier discount</source>
        <translation>等級折扣</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>優惠券</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促銷</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>秤重</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>尾數調整</translation>
    </message>
    <message>
        <source>Price by hand</source>
        <translation>手動改價</translation>
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
        <translation>現金</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>儲值金</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>點數</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>掛帳</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付寶</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>To pay</source>
        <translation>應收</translation>
    </message>
    <message>
        <source>List</source>
        <translation>原價</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>優惠</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>優惠券</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>還應收</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>應退</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>實收</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>應收 {amount}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Type what you receive, then Enter</source>
        <translation>輸入實收金額後按 Enter</translation>
    </message>
    <message>
        <source>On account: {amount} left</source>
        <translation>掛帳額度還剩 {amount}</translation>
    </message>
    <message>
        <source>Stored value to spend here: {amount}</source>
        <translation>儲值金可在此用 {amount}</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Training: every PIN is 000000</source>
        <translation>訓練：所有密碼均為 000000</translation>
    </message>
</context>
<context>
    <name>Unresolved</name>
    <message>
        <source>Payments without an end: {count}</source>
        <translation>未了結的付款：{count} 筆</translation>
    </message>
    <message>
        <source>A sale is open: finish or suspend it</source>
        <translation>有未完成的交易：請完成或暫存</translation>
    </message>
</context>
<context>
    <name>Variance</name>
    <message>
        <source>Wrong change</source>
        <translation>找零錯誤</translation>
    </message>
    <message>
        <source>Return not entered</source>
        <translation>漏登退貨</translation>
    </message>
    <message>
        <source>Float was wrong</source>
        <translation>備用金錯誤</translation>
    </message>
    <message>
        <source>Money changed</source>
        <translation>零錢兌換</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
</context>
</TS>
