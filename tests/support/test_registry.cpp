#include "tests/support/test_registry.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QStringList>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

namespace peerscape::test {

namespace {

struct Entry
{
    const char* name;
    Factory factory;
};

std::vector<Entry>& entries()
{
    static std::vector<Entry> list;
    return list;
}

struct Totals
{
    int passed = 0;
    int failed = 0;
    int skipped = 0;
};

/// Adds the numbers of Qt Test's closing line to `totals`.
void addTotals(const QString& log, Totals& totals)
{
    static const QRegularExpression pattern(
        QStringLiteral("Totals: (\\d+) passed, (\\d+) failed, (\\d+) skipped"));
    const QRegularExpressionMatch match = pattern.match(log);
    if (!match.hasMatch()) {
        ++totals.failed; // the class ended before its summary
        return;
    }
    totals.passed += match.captured(1).toInt();
    totals.failed += match.captured(2).toInt();
    totals.skipped += match.captured(3).toInt();
}

/// Takes "--part 2/3" out of the arguments: which of so many processes share the classes this is.
std::pair<std::size_t, std::size_t> takePart(QStringList& arguments)
{
    const qsizetype at = arguments.indexOf(QStringLiteral("--part"));
    if (at < 0 || at + 1 >= arguments.size())
        return {0, 1};
    const QStringList part = arguments.at(at + 1).split(QLatin1Char('/'));
    arguments.remove(at, 2);
    return {part.front().toUInt() - 1, part.back().toUInt()};
}

} // namespace

bool registerClass(const char* name, Factory factory)
{
    entries().push_back({name, std::move(factory)});
    return true;
}

int runAll(int argc, char** argv)
{
    QStringList wanted;
    QStringList rest{QString::fromLocal8Bit(argv[0])};
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        const bool isClass =
            std::any_of(entries().begin(), entries().end(),
                        [&](const Entry& entry) { return argument == QLatin1String(entry.name); });
        (isClass ? wanted : rest) << argument;
    }
    const auto [part, parts] = takePart(rest);
    std::size_t place = 0;
    Totals totals;
    for (const Entry& entry : entries()) {
        if (place++ % parts != part)
            continue;
        if (!wanted.isEmpty() && !wanted.contains(QLatin1String(entry.name)))
            continue;
        QTemporaryFile log;
        if (!log.open())
            return 1;
        const QStringList arguments =
            rest
            + QStringList{QStringLiteral("-o"), QStringLiteral("-,txt"), QStringLiteral("-o"),
                          log.fileName() + QStringLiteral(",txt")};
        const std::unique_ptr<QObject> object = entry.factory();
        QTest::qExec(object.get(), arguments);
        addTotals(QString::fromLocal8Bit(log.readAll()), totals);
    }
    std::printf("%d passed, %d failed, %d skipped\n", totals.passed, totals.failed, totals.skipped);
    std::fflush(stdout);
    return totals.failed == 0 ? 0 : 1;
}

} // namespace peerscape::test
