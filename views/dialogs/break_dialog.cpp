#include "views/dialogs/break_dialog.h"

#include "core/azure/expectation_text.h"
#include "core/azure/names.h"
#include "qt/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>

namespace peerscape::views {

namespace {

constexpr std::array kSubjects{
    QT_TRANSLATE_NOOP("peerscape::views::BreakDialog", "%1: a peering has two sides"),
    QT_TRANSLATE_NOOP("peerscape::views::BreakDialog",
                      "%1: switches of peerings, route tables, security rules"),
    QT_TRANSLATE_NOOP("peerscape::views::BreakDialog",
                      "%1: appliances, next hops, propagation, gateways"),
};
static_assert(kSubjects.size() == fault::kLevels.size());

constexpr int kMostExercises = 999;
constexpr std::size_t kMostLines = 8;

} // namespace

BreakDialog::BreakDialog(QWidget* parent)
    : QDialog(parent)
    , m_level(new QComboBox)
    , m_number(new QSpinBox)
{
    setWindowTitle(tr("Break the design"));
    auto* intro = new QLabel(tr("Something that works now will stop working, by one mistake that "
                                "Azure accepts. Find it and mend it; nobody says what it was "
                                "unless you ask."));
    intro->setWordWrap(true);
    for (std::size_t i = 0; i < kSubjects.size(); ++i)
        m_level->addItem(tr(kSubjects[i]).arg(toQString(fault::kLevels[i].name)));
    m_level->setAccessibleName(tr("Level"));
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_number->setRange(1, kMostExercises);
    m_number->setValue(QRandomGenerator::global()->bounded(1, kMostExercises + 1));
    m_number->setToolTip(tr("The same number makes the same mistake in the same design"));
    m_number->setAccessibleName(tr("Number of the exercise"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Level"), m_level);
    form->addRow(tr("E&xercise"), m_number);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Break it"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

fault::Wish BreakDialog::wish() const
{
    return {.level = fault::kLevels[static_cast<std::size_t>(m_level->currentIndex())].level,
            .number = static_cast<std::uint64_t>(m_number->value())};
}

QString BreakDialog::symptomsOf(const fault::Broken& broken)
{
    const azure::Document& document = broken.edit.next;
    QStringList lines;
    for (const std::size_t place : broken.statements)
        lines << toQString(azure::withoutRecord(document.settings().expectations[place]));
    const auto name = [&](const compare::PairEnd& end) {
        return end.after ? toQString(azure::displayName(document, end.after)) : tr("Internet");
    };
    for (const compare::PairChange& pair : broken.pairs)
        lines << name(pair.from) + QStringLiteral(" → ") + name(pair.to);
    const std::size_t all = static_cast<std::size_t>(lines.size());
    if (all > kMostLines) {
        lines.resize(kMostLines);
        lines << tr("and %n more", nullptr, static_cast<int>(all - kMostLines));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace peerscape::views
