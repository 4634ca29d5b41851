#include "app/window/about_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSize = 64;
constexpr int kNameSize = 20;

} // namespace

QIcon applicationIcon()
{
    return QIcon(u":/icons/peerscape.svg"_s);
}

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Peerscape"));
    auto* icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
    auto* name = new QLabel(u"Peerscape"_s);
    QFont large = name->font();
    large.setPixelSize(kNameSize);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);

    auto* lines = new QVBoxLayout;
    lines->setSpacing(4);
    lines->addWidget(name);
    for (const QString& line :
         {tr("A desktop designer for Azure virtual networks"),
          tr("Version %1, with Qt %2")
              .arg(QCoreApplication::applicationVersion(), QLatin1String(qVersion())),
          tr("Apache License 2.0"), tr("F1 explains the panel with the keyboard focus.")}) {
        auto* label = new QLabel(line);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        lines->addWidget(label);
    }
    auto* top = new QHBoxLayout;
    top->setSpacing(18);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(lines, 1);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* help = buttons->addButton(tr("&Help"), QDialogButtonBox::ActionRole);
    help->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 18, 18, 12);
    layout->setSpacing(18);
    layout->addLayout(top);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(help, &QPushButton::clicked, this, [this] {
        accept();
        emit helpWanted();
    });
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

} // namespace peerscape::window
