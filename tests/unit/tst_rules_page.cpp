#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace peerscape;

/// resources/docs/rules.md names code and tests for each rule: `folder/file.cpp:name` below
/// model/core or tests, where `name` stands in the file. A page that names what is gone misleads.
class TestRulesPage : public QObject
{
    Q_OBJECT

private:
    /// Every reference of the page: a path with a suffix, and what follows the colon.
    static QList<std::pair<QString, QString>> references()
    {
        static const QRegularExpression pattern(
            QStringLiteral("`([a-z_/]+/[A-Za-z0-9_.*-]+\\.(?:cpp|h|json|txt))(?::(\\w+))?`"));
        const QString page =
            QString::fromStdString(test::readFile(QStringLiteral("../resources/docs/rules.md")));
        QList<std::pair<QString, QString>> found;
        auto matches = pattern.globalMatch(page);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            found.append({match.captured(1), match.captured(2)});
        }
        return found;
    }

private slots:
    void everyReferenceExists()
    {
        const auto all = references();
        QVERIFY(all.size() > 200);
        QStringList missing;
        for (const auto& [path, name] : all) {
            if (path.contains(QLatin1Char('*'))) {
                const QFileInfo info(path);
                if (test::filesIn(info.path(), info.fileName()).isEmpty())
                    missing << path;
                continue;
            }
            std::string text = test::readFile(path);
            if (text.empty())
                text = test::readFile(QStringLiteral("../model/core/") + path);
            const QRegularExpression word(QStringLiteral("\\b%1\\b").arg(name));
            if (text.empty() || (!name.isEmpty() && !QString::fromStdString(text).contains(word)))
                missing << path + QLatin1Char(':') + name;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    /// Each error and lint of azure-routing.md 8 has its line, or stands under "Not modelled".
    void everyNumberIsThere()
    {
        const QString page =
            QString::fromStdString(test::readFile(QStringLiteral("../resources/docs/rules.md")));
        for (const auto& [letter, last] : {std::pair('V', 33), std::pair('L', 27)}) {
            for (int i = 1; i <= last; ++i) {
                const QString number =
                    QStringLiteral("%1%2").arg(QLatin1Char(letter)).arg(i, 2, 10, QLatin1Char('0'));
                QVERIFY2(page.contains(number), qPrintable(number));
            }
        }
        for (int i = 1; i <= 23; ++i)
            QVERIFY2(page.contains(QRegularExpression(QStringLiteral("\\bD%1\\b").arg(i))),
                     qPrintable(QStringLiteral("D%1").arg(i)));
    }
};

PEERSCAPE_TEST_CLASS(TestRulesPage)
#include "tst_rules_page.moc"
