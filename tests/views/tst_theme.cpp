#include "core/diagram/color_table.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace peerscape::diagram;

namespace {

/// Relative luminance as WCAG 2 defines it.
double luminance(Rgb color)
{
    const auto channel = [](unsigned value) {
        const double share = value / 255.0;
        return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color >> 16U) + 0.7152 * channel((color >> 8U) & 0xffU)
           + 0.0722 * channel(color & 0xffU);
}

double contrast(ThemeKind theme, ColorRole a, ColorRole b)
{
    const double first = luminance(color(theme, a));
    const double second = luminance(color(theme, b));
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

using Role = ColorRole;
using Grounds = std::vector<Role>;

Grounds with(Grounds grounds, const Grounds& more)
{
    grounds.insert(grounds.end(), more.begin(), more.end());
    return grounds;
}

const Grounds kBands{Role::RegionBand0, Role::RegionBand1, Role::RegionBand2, Role::RegionBand3};
const Grounds kPanels{Role::Window, Role::Panel, Role::Field, Role::Selection, Role::Hover};
const Grounds kTints{Role::GoodTint, Role::WarningTint, Role::BadTint};
const Grounds kPicture{Role::VnetFill, Role::VnetHeader, Role::SubnetFill,
                       Role::ChipFill, Role::Canvas,     Role::TagFill};

/// What is written on what, in panels and in the picture.
const std::vector<std::pair<Role, Grounds>> kText{
    {Role::Text, with(with(with(kPanels, kTints), kPicture), kBands)},
    {Role::MutedText, with(with(with(kPanels, kTints), kPicture), kBands)},
    {Role::AccentText, with(kPanels, {Role::ChipFill, Role::Canvas})},
    {Role::OnAccent, {Role::Accent}},
    {Role::Good, {Role::GoodTint, Role::Panel, Role::ChipFill}},
    {Role::Warning, {Role::WarningTint, Role::Panel, Role::Selection, Role::Hover}},
    {Role::Bad, {Role::BadTint, Role::Panel, Role::Selection, Role::Hover}},
    {Role::Gateway, with({Role::ChipFill, Role::Canvas, Role::Panel}, kBands)},
    {Role::Site, {Role::ChipFill, Role::Canvas, Role::Panel}},
    {Role::Appliance, {Role::ChipFill, Role::Panel}},
};

/// Lines and glyphs that carry meaning; hairlines and the grid are furniture.
const std::vector<std::pair<Role, Grounds>> kLines{
    {Role::ControlLine, {Role::Panel, Role::Field}},
    {Role::Accent, with({Role::Panel, Role::Window, Role::Canvas, Role::VnetFill, Role::SubnetFill,
                         Role::ChipFill},
                        kBands)},
    {Role::Focus, {Role::Panel, Role::Field, Role::Window}},
    {Role::VnetLine, with({Role::Canvas, Role::VnetFill}, kBands)},
    {Role::SubnetLine, {Role::VnetFill, Role::SubnetFill}},
    {Role::Gateway, with({Role::Canvas, Role::ChipFill}, kBands)},
    {Role::Site, with({Role::Canvas, Role::ChipFill}, kBands)},
    {Role::Appliance, {Role::ChipFill, Role::Panel}},
    {Role::Good, with({Role::Canvas}, kBands)},
    {Role::Warning, with({Role::Canvas, Role::Panel}, kBands)},
    {Role::Bad, with({Role::Canvas, Role::Panel}, kBands)},
    {Role::Ghost, with({Role::Canvas}, kBands)},
};

QString nameOf(Role role)
{
    const std::string_view name = colorRoleName(role);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

/// Holds every pair of colours that stands on each other to the contrast that reading needs.
class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void pairsHaveEnoughContrast_data()
    {
        QTest::addColumn<ThemeKind>("theme");
        QTest::addColumn<Role>("front");
        QTest::addColumn<Role>("ground");
        QTest::addColumn<double>("least");
        for (std::size_t index = 0; index < kThemeKindCount; ++index) {
            const auto theme = static_cast<ThemeKind>(index);
            const auto add = [&](const std::vector<std::pair<Role, Grounds>>& pairs, double least,
                                 const char* what) {
                for (const auto& [front, grounds] : pairs) {
                    for (const Role ground : grounds)
                        QTest::addRow("theme %zu, %s: %s on %s", index, what,
                                      qPrintable(nameOf(front)), qPrintable(nameOf(ground)))
                            << theme << front << ground << least;
                }
            };
            add(kText, isHighContrast(theme) ? 7.0 : 4.5, "text");
            add(kLines, 3.0, "line");
        }
    }

    void pairsHaveEnoughContrast()
    {
        QFETCH(ThemeKind, theme);
        QFETCH(Role, front);
        QFETCH(Role, ground);
        QFETCH(double, least);
        const double found = contrast(theme, front, ground);
        QVERIFY2(found >= least, qPrintable(QStringLiteral("%1:1").arg(found, 0, 'f', 2)));
    }
};

PEERSCAPE_TEST_CLASS(TestTheme)
#include "tst_theme.moc"
