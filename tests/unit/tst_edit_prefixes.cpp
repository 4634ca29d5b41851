#include "core/edit/create.h"
#include "core/edit/validate.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/unit/edit_expectations.h"

using namespace peerscape;
using namespace peerscape::test;
using azure::Document;

/// V24 of azure-routing.md 8: what an address space may be, and how a prefix is read.
class TestEditPrefixes : public QObject
{
    Q_OBJECT

private slots:
    void v24RefusedRanges_data()
    {
        QTest::addColumn<QString>("space");
        QTest::addColumn<bool>("valid");
        for (const char* good :
             {"10.0.0.0/8", "100.64.0.0/10", "20.0.0.0/16", "172.0.0.0/11", "fd00::/48"})
            QTest::newRow(good) << good << true;
        for (const char* bad : {"224.0.0.0/4", "239.1.0.0/16", "255.255.255.255/32", "127.0.0.0/16",
                                "169.254.1.0/24", "168.63.129.16/32", "168.0.0.0/8"})
            QTest::newRow(bad) << bad << false;
    }
    void v24RefusedRanges()
    {
        QFETCH(QString, space);
        QFETCH(bool, valid);
        edit::NewVnet what;
        what.addressPrefixes = {prefix(space.toStdString())};
        what.withSubnet = false;
        COMPARE_TEXT(codeOf(edit::addVnet(Document(), what)), valid ? "accepted" : "SIM-V24");
    }

    void v24OverlapWithinOneVnet()
    {
        edit::NewVnet what;
        what.addressPrefixes = prefixes({"10.0.0.0/16", "10.0.1.0/24"});
        COMPARE_TEXT(codeOf(edit::addVnet(Document(), what)), "SIM-V24");
    }

    void v24ReadPrefix_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("IPv4") << "10.1.0.0/16" << "10.1.0.0/16";
        QTest::newRow("IPv6") << "FD00::/48" << "fd00::/48";
        QTest::newRow("host") << "10.0.0.4" << "10.0.0.4/32";
        QTest::newRow("not aligned") << "10.0.0.5/16"
                                     << "10.0.0.5/16 is not aligned to its length; 10.0.0.0/16 is "
                                        "the prefix that holds it.";
        QTest::newRow("too long") << "10.0.0.0/33"
                                  << "10.0.0.0/33 has a length that no address has.";
        QTest::newRow("text") << "ten" << "'ten' is not an address prefix such as 10.0.0.0/16.";
        QTest::newRow("empty") << "" << "'' is not an address prefix such as 10.0.0.0/16.";
    }
    void v24ReadPrefix()
    {
        QFETCH(QString, text);
        QFETCH(QString, outcome);
        const auto result = edit::readPrefix(text.toStdString());
        COMPARE_TEXT(result ? result->toString() : result.error().message, outcome.toStdString());
        if (!result)
            COMPARE_TEXT(result.error().code, "SIM-V24");
    }
};

PEERSCAPE_TEST_CLASS(TestEditPrefixes)
#include "tst_edit_prefixes.moc"
