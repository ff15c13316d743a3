<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Plural</name>
    <message numerus="yes">
        <source>Cart, %n line(s)</source>
        <translation>
            <numerusform>Cart, %n line</numerusform>
            <numerusform>Cart, %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Receipt, %n line(s)</source>
        <translation>
            <numerusform>Receipt, %n line</numerusform>
            <numerusform>Receipt, %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are removed; the journal notes it</source>
        <translation>
            <numerusform>%n line is removed; the journal notes it</numerusform>
            <numerusform>%n lines are removed; the journal notes it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspended sale(s): resume or clear them</source>
        <translation>
            <numerusform>%n suspended sale: resume or clear it</numerusform>
            <numerusform>%n suspended sales: resume or clear them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent entries: they are sent later</source>
        <translation>
            <numerusform>%n unsent entry: it is sent later</numerusform>
            <numerusform>%n unsent entries: they are sent later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) wait for the printer</source>
        <translation>
            <numerusform>%n receipt waits for the printer</numerusform>
            <numerusform>%n receipts wait for the printer</numerusform>
        </translation>
    </message>
</context>
</TS>
